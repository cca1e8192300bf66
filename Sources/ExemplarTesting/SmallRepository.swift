internal import ExemplarBundle
public import ExemplarCatalog
public import ExemplarLanguage
internal import Foundation

/// A repository of its own, with the words that the project ships and the bags that a test publishes.
///
/// ```swift
/// let school = try SmallRepository()
/// try school.publish("paper-circuits", title: "Paper circuits")
/// try Indexer(school.repository).bringUpToDate().indexed   // 1
/// ```
public final class SmallRepository: Sendable {
  /// Where it lies; gone when the repository is.
  public let folder: TemporaryFolder
  /// Its published bags.
  public let repository: Repository
  /// Its index.
  public var index: IndexFolder { IndexFolder(repository: repository.root) }

  /// Makes an empty repository in a folder, by default one in memory: a few lessons need little room.
  public init(in folder: TemporaryFolder? = nil) throws {
    self.folder = try folder ?? TemporaryFolder(inMemory: true)
    repository = try Repository.create(
      at: self.folder.path, words: Checkout.path + "/index",
      configuration: RepositoryConfiguration())
  }

  /// Writes a bag as publishing leaves it: a record, a lesson, a day.
  public func publish(
    _ id: String, version: Int = 1, title: String, lesson: String = "Fold the card.",
    language: String = "en", year: String = "2018-2019", grades: String = "4"
  ) throws {
    let record = """
      schema: 1
      id: \(id)
      title: \(title)
      summary: A lesson of one afternoon.
      language: \(language)
      school: 20th-street-es
      school-year: \(year)
      grades: [\(grades)]
      subjects: [science]
      iste: [4a]
      authors: [{name: Grade 4 teacher, role: teacher}]
      license: CC-BY-4.0

      """
    let folder = repository.bagFolder(of: id, version: version)
    try FileManager.default.createDirectory(
      atPath: repository.folder(of: id), withIntermediateDirectories: true)
    _ = try BagWriter(info: [("Exemplar-Published", "2026-01-0\(version)")]).write(
      [
        .init("exemplar.yaml", .bytes(Array(record.utf8))),
        .init("lesson.md", .bytes(Array("# \(title)\n\n\(lesson)\n".utf8))),
      ], to: folder)
  }

  /// Removes an exemplar with all its versions.
  public func remove(_ id: String) throws {
    try FileManager.default.removeItem(atPath: repository.folder(of: id))
  }

  /// Puts a tombstone beside an exemplar's versions.
  public func withdraw(_ id: String) throws {
    try folder.write("exemplars/\(id)/withdrawn.yaml", "reason: consent\n")
  }

  /// Changes a file of the repository; the words are replaced everywhere.
  public func edit(_ path: String, replacing old: String, with new: String) throws {
    let text = try String(contentsOf: folder.url(path), encoding: .utf8)
    guard text.contains(old) else { throw CocoaError(.fileReadCorruptFile) }
    try folder.write(path, text.replacingOccurrences(of: old, with: new))
  }
}
