public import ExemplarBundle
internal import Foundation

/// A draft folder on its way to be published by an administrator.
///
/// ```swift
/// let draft = try DraftPublication(of: "drafts/paper-circuits", in: repository, context, terms)
/// draft.findings.filter { $0.severity == .error }   // [] or what stops it
/// draft.publication?.version                        // 2: one more than the newest published
/// ```
public struct DraftPublication: Sendable {
  /// What the draft is taken to mean; its version is the one it would be published under.
  public let exemplar: Exemplar?
  /// Nil when there are errors, or when nothing changed since the newest version.
  public let publication: Publication?
  /// Everything that is to be said about the draft, in order of place.
  public let findings: [Diagnostic]
  /// True when the newest published version holds the same files.
  public let isUnchanged: Bool

  /// Reads and checks a draft and puts its next version together; nothing is written.
  public init(
    of folder: String, in repository: Repository, context: RuleContext, terms: PublishingTerms
  ) throws(RepositoryError) {
    let reading: LessonBundle.Reading
    do throws(BundleError) {
      reading = try LessonBundle.read(draft: folder)
    } catch {
      throw RepositoryError(.system, error.description)
    }
    guard let bundle = reading.bundle else {
      self.init(findings: reading.findings)
      return
    }
    let (exemplar, resolved) = Exemplar.resolve(bundle, with: context)
    var findings = reading.findings + resolved
    if let exemplar { findings += try Self.findings(of: exemplar, bundle, in: repository) }
    findings = FindingOrder.sorted(findings)
    guard var exemplar, !findings.contains(where: { $0.severity == .error }) else {
      self.init(findings: findings)
      return
    }
    let last = try repository.versions(of: exemplar.id).last ?? 0
    exemplar.version = last + 1
    let items = try Self.items(of: bundle, filling: &exemplar)
    let isUnchanged =
      last > 0
      && repository.fingerprint(of: exemplar.id, version: last)
        == PayloadFingerprint(bundle.files.map { ($0.path, $0.digest) })
    self.init(
      exemplar: exemplar,
      publication: isUnchanged
        ? nil
        : Publication(
          exemplar, version: last + 1, items: items, newestFile: Self.newestDay(of: bundle),
          with: terms),
      findings: findings, isUnchanged: isUnchanged)
  }

  private init(
    exemplar: Exemplar? = nil, publication: Publication? = nil, findings: [Diagnostic],
    isUnchanged: Bool = false
  ) {
    self.exemplar = exemplar
    self.publication = publication
    self.findings = findings
    self.isUnchanged = isUnchanged
  }

  /// An id that only the title gave must be free; a withdrawn exemplar takes no new version.
  private static func findings(
    of exemplar: Exemplar, _ bundle: LessonBundle, in repository: Repository
  ) throws(RepositoryError) -> [Diagnostic] {
    if repository.isWithdrawn(exemplar.id) {
      return [
        Diagnostic(
          .withdrawn, path: "exemplar.yaml", key: "id", "“\(exemplar.id)” was withdrawn.",
          remedy: "An administrator can lift the tombstone; another lesson needs another id.")
      ]
    }
    let isGiven = bundle.record["id"].map { !$0.isEmpty } ?? false
    guard !isGiven, try !repository.versions(of: exemplar.id).isEmpty else { return [] }
    let free = try firstFree(after: exemplar.id, in: repository)
    return [
      Diagnostic(
        .exists, path: "exemplar.yaml", key: "id",
        "The id “\(exemplar.id)”, from the title, belongs to a published exemplar.",
        remedy: "Write “id: \(free)”; or “id: \(exemplar.id)” if this is its next version.")
    ]
  }

  private static func firstFree(
    after id: String, in repository: Repository
  ) throws(RepositoryError) -> String {
    var number = 2
    while true {
      let ending = "-\(number)"
      let candidate = String(id.prefix(Slug.lengths.upperBound - ending.count)) + ending
      if try repository.versions(of: candidate).isEmpty, !repository.isWithdrawn(candidate) {
        return candidate
      }
      number += 1
    }
  }

  /// The author's files, and the record with its id where it had none.
  private static func items(
    of bundle: LessonBundle, filling exemplar: inout Exemplar
  ) throws(RepositoryError) -> [BagWriter.Item] {
    var items: [BagWriter.Item] = []
    for (index, file) in bundle.files.enumerated() {
      guard let place = bundle.places[file.path] else { continue }
      let lacksID = bundle.record["id"].map(\.isEmpty) ?? true
      if file.path == "exemplar.yaml", lacksID {
        let bytes = try record(at: place, with: exemplar.id)
        exemplar.files[index].size = bytes.count
        exemplar.files[index].digest = sha256(of: bytes)
        items.append(.init(file.path, .bytes(bytes)))
      } else {
        items.append(.init(file.path, .file(place)))
      }
    }
    return items
  }

  private static func record(
    at place: String, with id: String
  ) throws(RepositoryError) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: place) else {
      throw RepositoryError(.system, "Could not read “\(place)”.")
    }
    return Array(RecordText.adding(id: id, to: String(decoding: data, as: UTF8.self)).utf8)
  }

  /// The day, in UTC, on which a file of the draft changed last.
  private static func newestDay(of bundle: LessonBundle) -> CalendarDay? {
    let moments = bundle.places.values.compactMap { place -> Int? in
      var status = stat()
      return stat(place, &status) == 0 ? Int(status.st_mtim.tv_sec) : nil
    }
    return moments.max().map(CalendarDay.init(secondsSince1970:))
  }
}
