public import ExemplarBundle

/// A draft folder as a bag will hold it: read, checked, its id and its number settled. Nothing is written yet.
///
/// ```swift
/// let package = try DraftPackage(of: "paper-circuits", context: context, terms: terms)
/// package.findings   // everything that is to be said about the draft, in order of place
/// package.name       // "paper-circuits-v1"; nil when there are errors
/// let written = try BagWriter(info: package.info).write(package.items, to: ".new/paper-circuits-v1")
/// try package.confirm(written)
/// try package.keepID()
/// ```
/// The same draft under the same terms always gives the same items and the same information.
public struct DraftPackage: Sendable {
  /// The draft's folder, as the caller named it.
  public let folder: String
  /// What the draft means, with its id and the number it is proposed under; nil when there are errors.
  public let exemplar: Exemplar?
  /// The payload: the author's files, the record with its id, the generated RO-Crate record. Empty with errors.
  public let items: [BagWriter.Item]
  /// `bag-info.txt`, without what only publishing adds. Empty with errors.
  public let info: BagInfo
  /// Everything that is to be said about the draft, in order of place.
  public let findings: [Diagnostic]
  /// True when the newest published version holds the same files.
  public let isUnchanged: Bool
  /// The author's record with the id that it lacked; nil where it had one.
  private let filledRecord: FilledRecord?

  /// Reads and checks a draft and puts together what its bag will hold.
  ///
  /// The number is `version`, else one more than the highest published in the repository, else 1. Throws only
  /// when the folder or the repository cannot be read; what is wrong with the draft is in `findings`.
  public init(
    of folder: String, version: Int? = nil, context: RuleContext, terms: PublishingTerms,
    in repository: Repository? = nil
  ) throws(RepositoryError) {
    let reading: LessonBundle.Reading
    do throws(BundleError) {
      reading = try LessonBundle.read(draft: folder, limits: context.limits, for: .packing)
    } catch {
      throw RepositoryError(.system, error.description)
    }
    guard let bundle = reading.bundle else {
      self.init(folder, findings: reading.findings)
      return
    }
    let (resolved, told) = Exemplar.resolve(bundle, with: context)
    var findings = reading.findings + told
    if let resolved, let repository {
      findings += try DraftIdentity(resolved, bundle).findings(in: repository)
    }
    findings = context.settled(findings, record: context.recordPath)
    guard var exemplar = resolved, !findings.contains(where: { $0.severity == .error }) else {
      self.init(folder, findings: findings)
      return
    }
    let last = try repository?.versions(of: exemplar.id).last ?? 0
    exemplar.version = version ?? last + 1
    let filled = try FilledRecord(of: bundle, id: exemplar.id)
    filled?.correct(&exemplar)
    let contents = PackageContents(
      exemplar, items: Self.items(of: bundle, filled), newestFile: bundle.newestDay, with: terms)
    self.init(
      folder, exemplar: exemplar, contents: contents, findings: findings,
      isUnchanged: last > 0
        && repository?.fingerprint(of: exemplar.id, version: last)
          == PayloadFingerprint(bundle.files.map { ($0.path, $0.digest) }),
      filledRecord: filled)
  }

  private init(
    _ folder: String, exemplar: Exemplar? = nil, contents: PackageContents? = nil,
    findings: [Diagnostic], isUnchanged: Bool = false, filledRecord: FilledRecord? = nil
  ) {
    self.folder = folder
    self.exemplar = exemplar
    items = contents?.items ?? []
    info = contents?.info ?? BagInfo()
    self.findings = findings
    self.isUnchanged = isUnchanged
    self.filledRecord = filledRecord
  }

  /// The author's files, and the record with its id where it had none.
  private static func items(
    of bundle: LessonBundle, _ filled: FilledRecord?
  ) -> [BagWriter.Item] {
    bundle.files.compactMap { file in
      guard let place = bundle.places[file.path] else { return nil }
      if let filled, file.path == FilledRecord.path {
        return .init(file.path, .bytes(filled.bytes))
      }
      return .init(file.path, bundle.fixity[file.path].map { .known(place, $0) } ?? .file(place))
    }
  }
}

extension DraftPackage {
  /// The bag's name, which its folder and its archive carry: `paper-circuits-v1`; nil when there are errors.
  public var name: String? { exemplar.map { "\($0.id)-v\($0.version)" } }

  /// Makes sure that what was written is what was checked: a file may have been saved in between.
  public func confirm(_ written: BagWriter.Written) throws(RepositoryError) {
    let checked = Dictionary(
      (exemplar?.files ?? []).map { ($0.path, $0.digest) }, uniquingKeysWith: { first, _ in first })
    for file in written.files where file.path != Publication.crateName {
      guard checked[file.path] != file.digest else { continue }
      throw RepositoryError(
        .system,
        "“\(file.path)” of “\(folder)” changed while it was packed. Pack it again when nobody is writing in it."
      )
    }
  }

  /// True where the record has no id yet, so that `keepID` will write it.
  public var givesID: Bool { filledRecord != nil }

  /// Writes the id into the draft's `exemplar.yaml` where it had none, comments and all, by one rename.
  ///
  /// To be called when the package is complete. The file keeps its time, so that the next packing gives the same
  /// bytes.
  public func keepID() throws(RepositoryError) { try filledRecord?.write() }
}
