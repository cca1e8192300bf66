import ExemplarBundle
import ExemplarCatalog
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing

/// A repository in a temporary folder, with the small vocabularies.
struct SmallRepository {
  let folder: TemporaryFolder
  let repository: Repository

  init() throws {
    folder = try TemporaryFolder()
    for name in ["exemplars", "index/vocabularies", "drafts"] {
      try FileManager.default.createDirectory(
        at: folder.url(name), withIntermediateDirectories: true)
    }
    repository = try Repository(at: folder.path)
  }

  /// Writes a draft and gives its folder; nil leaves a key out.
  func draft(
    _ name: String = "draft", changing keys: [(String, String?)] = [],
    files: [String: String] = [:]
  ) throws -> String {
    var lesson = LessonBuilder()
    for (key, value) in keys { lesson = lesson.with(key, value) }
    try folder.write("drafts/\(name)/exemplar.yaml", lesson.yaml)
    try folder.write("drafts/\(name)/lesson.md", "# Paper Circuits\n\nFold the card.\n")
    for (path, text) in files { try folder.write("drafts/\(name)/\(path)", text) }
    return folder.url("drafts/\(name)").path
  }

  var context: RuleContext {
    RuleContext(vocabularies: smallVocabularies, today: CalendarDay("2026-11-21")!)
  }

  func terms(published: String = "2026-11-21") -> PublishingTerms {
    PublishingTerms(
      configuration: RepositoryConfiguration(),
      crate: { exemplar, day in "{\"\(exemplar.id)\": \"\(day)\"}" },
      published: CalendarDay(published))
  }

  func prepare(_ draft: String) throws -> DraftPublication {
    try DraftPublication(of: draft, in: repository, context: context, terms: terms())
  }

  /// Publishes drafts in one batch.
  @discardableResult
  func publish(_ drafts: String...) throws -> [String: PublishingBatch.Outcome] {
    let batch = try PublishingBatch(in: repository)
    for draft in drafts { try batch.stage(try #require(try prepare(draft).publication)) }
    return try batch.commit()
  }

  /// The text of a file of the repository.
  func text(_ path: String) throws -> String {
    try String(contentsOf: folder.url(path), encoding: .utf8)
  }

  /// The names in a folder of the repository.
  func names(_ path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.url(path).path).sorted()
  }
}
