internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarLanguage
internal import ExemplarVocabulary

/// Makes documents of published bags; each thread has one of its own.
struct DocumentReading {
  /// What was made of some bags, in their order.
  struct Piece: Sendable {
    var documents: [ReadyDocument] = []
    /// Of bags that could not be read.
    var findings: [Diagnostic] = []
  }

  private let repository: Repository
  private let maker: DocumentMaker
  private let context: RuleContext

  init(_ repository: Repository, _ settings: IndexSettings) throws {
    self.repository = repository
    maker = try DocumentMaker(settings)
    var context = RuleContext(vocabularies: Vocabularies(all: settings.vocabularies))
    context.limits = settings.limits
    self.context = context
  }

  /// Reads some bags; one that cannot be read is told, and the others are made.
  func read(_ changes: some Sequence<BagChange>) throws -> Piece {
    var piece = Piece()
    for change in changes {
      guard let document = try document(of: change, &piece.findings) else { continue }
      piece.documents.append(ReadyDocument(document, bag: change.bag))
    }
    return piece
  }

  /// What is indexed for a version; nil, and told, where it cannot be read.
  private func document(
    of change: BagChange, _ told: inout [Diagnostic]
  ) throws -> IndexDocument? {
    do {
      let (exemplar, findings) = try repository.exemplar(
        change.id, version: change.version, with: context)
      guard let exemplar else {
        told += findings.filter { $0.severity == .error }.map { $0.about(change.name) }
        return nil
      }
      return try maker.document(for: exemplar, versions: try entries(of: change, exemplar))
    } catch let error as RepositoryError {
      told.append(.unreadable(change.name, error.message))
    } catch let error as BundleError {
      told.append(.unreadable(change.name, error.description))
    }
    return nil
  }

  private func entries(of change: BagChange, _ exemplar: Exemplar) throws -> [VersionEntry] {
    try repository.versions(of: change.id).map { version in
      VersionEntry(
        version: version,
        published: version == change.version
          ? exemplar.published : try repository.published(change.id, version: version))
    }
  }
}

extension Diagnostic {
  static func unreadable(_ name: String, _ message: String) -> Diagnostic {
    Diagnostic(
      "unreadable", .error, bundle: name, message,
      remedy: "Restore the folder from a copy, then run: exemplar index")
  }
}
