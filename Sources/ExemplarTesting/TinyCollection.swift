internal import ExemplarBundle
public import ExemplarCatalog
public import ExemplarIndexing
public import ExemplarLanguage
public import ExemplarVocabulary
internal import Foundation
internal import Xapian

/// A handful of lessons in an index of their own, made without bags.
///
/// ```swift
/// let collection = try TinyCollection([
///   .lesson("paper-circuits", title: "Paper circuits", grades: ["4"], iste: ["4a"])
/// ])
/// try IndexReader(collection.index).search(SearchRequest("circuit")).total   // 1
/// ```
public final class TinyCollection {
  /// Where it lies; gone when the collection is.
  public let folder: TemporaryFolder
  /// The index of the collection.
  public var index: IndexFolder { IndexFolder(repository: folder.path) }

  /// The settings that the project ships.
  public static let settings: IndexSettings = {
    do {
      let repository = try Repository(at: Checkout.path)
      return try IndexSettings.load(repository: repository).settings
    } catch { fatalError("The checkout's index settings cannot be read: \(error)") }
  }()

  /// Makes the index of some lessons.
  public init(_ lessons: [Exemplar]) throws {
    folder = try TemporaryFolder()
    let stamp = "1-test"
    try FileManager.default.createDirectory(
      atPath: index.folder(stamp: stamp), withIntermediateDirectories: true)
    let settings = TinyCollection.settings
    let writer = try IndexWriter(
      path: index.database(stamp: stamp), settings: settings, durability: .unsynced)
    let maker = try DocumentMaker(settings)
    for lesson in lessons {
      let version = VersionEntry(version: lesson.version, published: lesson.published)
      try writer.write(try maker.document(for: lesson, versions: [version]), bag: "test")
    }
    _ = try writer.finish()
    try Data((stamp + "\n").utf8).write(to: URL(fileURLWithPath: index.currentPath))
  }
}

extension Exemplar {
  /// A lesson of few words; values are looked up in the shipped vocabularies.
  public static func lesson(
    _ id: String, title: String, summary: String = "A lesson.", language: String = "en",
    school: String = "20th-street-es", year: String = "2018-2019", grades: [String] = ["4"],
    iste: [String] = [], concepts: [String] = [], subjects: [String] = [],
    keywords: [String] = [], tools: [String] = [], minutes: Int? = nil, devices: String? = nil,
    internet: Bool? = nil, published: String = "2026-01-01", lesson: String = "",
    process: String? = nil, authors: [Author] = []
  ) -> Exemplar {
    func entries(_ ids: [String], _ vocabulary: String) -> [VocabularyEntry] {
      ids.map { id in
        guard
          let entry = TinyCollection.settings.vocabularies.first(where: { $0.name == vocabulary })?[
            id]
        else { fatalError("“\(id)” is not in the vocabulary “\(vocabulary)”.") }
        return entry
      }
    }
    var exemplar = Exemplar(
      id: id, title: title, summary: summary, language: language,
      school: entries([school], "schools")[0], schoolYear: year, license: "CC-BY-4.0")
    exemplar.version = 1
    exemplar.published = published
    exemplar.grades = grades
    exemplar.iste = entries(iste, "iste")
    exemplar.concepts = entries(concepts, "concepts")
    exemplar.subjects = entries(subjects, "subjects")
    exemplar.keywords = keywords
    exemplar.tools = tools
    exemplar.classMinutes = minutes
    exemplar.devices = devices
    exemplar.internet = internet
    exemplar.authors = authors
    exemplar.parts = [.init(name: "lesson", markdown: lesson)]
    if let process { exemplar.parts.append(.init(name: "process", markdown: process)) }
    return exemplar
  }
}
