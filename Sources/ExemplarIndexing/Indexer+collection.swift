internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarLanguage
internal import ExemplarVocabulary

extension Indexer {
  /// A version that the index does not hold as it is now.
  private struct Change {
    var id: String
    var version: Int
    /// Its version and the digest of its bag, as the index keeps them.
    var bag: String
    var name: String { "\(id)/v\(version)" }
  }

  /// Brings a database up to the collection, or only some exemplars of it. A bag that cannot be read is told, and
  /// the others are indexed; what the database has of it stays.
  func update(
    _ writer: IndexWriter, _ settings: IndexSettings, only ids: [String]? = nil
  ) throws -> IndexReport {
    var report = IndexReport()
    var known = try writer.bags(of: ids)
    let changes = try changes(of: own(ids ?? repository.ids()), from: &known, &report)
    for id in known.keys.sorted() {
      try writer.remove(id)
      report.removed += 1
    }
    let maker = try DocumentMaker(settings)
    var context = RuleContext(vocabularies: Vocabularies(all: settings.vocabularies))
    context.limits = settings.limits
    for (place, change) in changes.enumerated() {
      progress(IndexProgress(done: place, total: changes.count, step: "Indexing"))
      guard let document = try document(of: change, maker, context, &report) else { continue }
      try writer.write(document, bag: change.bag)
      report.indexed += 1
    }
    if !changes.isEmpty {
      progress(IndexProgress(done: changes.count, total: changes.count, step: "Indexing"))
    }
    return report
  }

  /// What is new or changed, in the order of ids; what remains known is gone from the collection.
  private func changes(
    of ids: [String], from known: inout [String: String], _ report: inout IndexReport
  ) throws -> [Change] {
    var changes: [Change] = []
    for id in ids {
      guard let version = try repository.currentVersion(of: id) else { continue }
      let held = known.removeValue(forKey: id)
      do throws(BundleError) {
        let bag = try "\(version) \(repository.digest(of: id, version: version))"
        if held == bag {
          report.unchanged += 1
        } else {
          changes.append(Change(id: id, version: version, bag: bag))
        }
      } catch {
        report.findings.append(unreadable("\(id)/v\(version)", error.description))
      }
    }
    return changes
  }

  /// What is indexed for a version; nil, and told, where it cannot be read.
  private func document(
    of change: Change, _ maker: DocumentMaker, _ context: RuleContext,
    _ report: inout IndexReport
  ) throws -> IndexDocument? {
    do {
      let (exemplar, findings) = try repository.exemplar(
        change.id, version: change.version, with: context)
      guard let exemplar else {
        report.findings += findings.filter { $0.severity == .error }
          .map { $0.about(change.name) }
        return nil
      }
      return try maker.document(for: exemplar, versions: try entries(of: change, exemplar))
    } catch let error as RepositoryError {
      report.findings.append(unreadable(change.name, error.message))
    } catch let error as BundleError {
      report.findings.append(unreadable(change.name, error.description))
    }
    return nil
  }

  private func entries(of change: Change, _ exemplar: Exemplar) throws -> [VersionEntry] {
    try repository.versions(of: change.id).map { version in
      VersionEntry(
        version: version,
        published: version == change.version
          ? exemplar.published : try repository.published(change.id, version: version))
    }
  }

  private func unreadable(_ name: String, _ message: String) -> Diagnostic {
    Diagnostic(
      "unreadable", .error, bundle: name, message,
      remedy: "Restore the folder from a copy, then run: exemplar index")
  }
}
