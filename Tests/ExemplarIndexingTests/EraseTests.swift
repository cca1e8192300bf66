import ExemplarBundle
import ExemplarCatalog
import ExemplarIndexing
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing
import Xapian

@Suite struct EraseTests {
  private static let word = "zyxmarkerquux"

  /// A lesson full of the word; where the title begins decides whether it stands at an end of the order of titles.
  private func school(title: String) throws -> SmallRepository {
    let school = try indexedSchool()
    let words = (1...400).map { "\(Self.word)\($0) says \(Self.word)" }.joined(separator: ". ")
    try school.publish("to-forget", title: title, lesson: words)
    for number in 1...20 {
      try school.publish("other-\(number)", title: "Other \(number)", lesson: "Measure \(number).")
    }
    try school.reindex()
    try school.publish(
      "to-forget", version: 2, title: title, lesson: words + " again", language: "es")
    try school.reindex()
    return school
  }

  /// The places below `index/db` where the word stands: as bytes of a file, or in what the engine reads from it.
  private func traces(in school: SmallRepository) throws -> [String] {
    let folder = school.index.path
    var traces: [String] = []
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder) {
      let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder)/\(name)")
      guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
      let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(name)"))
      if holds(bytes) { traces.append(name) }
    }
    let database = try Database(path: try #require(school.index.currentDatabase()))
    traces += try database.terms().map(\.term).filter { holds(Data($0.utf8)) }
    for key in try database.metadataKeys() where try holds(Data(database.metadata(key))) {
      traces.append(key)
    }
    for id in try database.documentIDs() {
      let document = try database.document(id, fetching: .all)
      let values = document.values.values.flatMap { $0 }
      if holds(Data(document.data + values)) { traces.append("document \(id)") }
    }
    for slot: UInt32 in 0..<64 {
      let bounds = try database.valueBounds(inSlot: slot)
      if holds(Data(bounds.lower + bounds.upper)) { traces.append("slot \(slot)") }
    }
    return traces
  }

  private func holds(_ bytes: Data) -> Bool { bytes.range(of: Data(Self.word.utf8)) != nil }

  @Test(arguments: ["Middle \(word)", "\(word)", "0 \(word)"])
  func `leaves no trace of a lesson's words in any file`(title: String) throws {
    let school = try school(title: title)
    #expect(try !traces(in: school).isEmpty)
    try school.remove("to-forget")
    try Indexer(school.repository).erase(ids: ["to-forget"])
    #expect(try traces(in: school) == [])
    #expect(try school.found("copper") == ["paper-circuits"])
    #expect(try IndexReader(school.index).exemplarCount() == 22)
    #expect(try school.stamps() == [school.index.currentStamp()])
    #expect(try Indexer(school.repository).differences() == [])
  }

  @Test func `leaves no trace after the index had forgotten the lesson already`() throws {
    let school = try school(title: "Middle \(Self.word)")
    try school.withdraw("to-forget")
    try school.reindex()
    #expect(try !traces(in: school).isEmpty)
    try Indexer(school.repository).erase(ids: ["to-forget"])
    #expect(try traces(in: school) == [])
  }

  @Test func `leaves no trace of a value that only the lesson had`() throws {
    let school = try indexedSchool()
    try school.publish("to-forget", title: "To forget")
    try school.edit(
      "exemplars/to-forget/v1/data/exemplar.yaml", replacing: "2018-2019", with: "1987-1988")
    try school.reindex()
    try school.remove("to-forget")
    try Indexer(school.repository).erase(ids: ["to-forget"])
    let database = try Database(path: try #require(school.index.currentDatabase()))
    let facets = try FacetDictionary(stored: database.metadata(IndexKey.facets))
    #expect(facets.entries.filter { $0.field == "year" }.compactMap(\.value?.id) == ["2018-2019"])
  }

  @Test func `removes what an ended rebuild and older indexes left`() throws {
    let school = try school(title: "Middle \(Self.word)")
    for name in ["building.exemplar-index-2.0123456789abcdef", "1700000000-1-2"] {
      try school.folder.write("index/db/\(name)/glass/postlist.glass", Self.word)
    }
    try school.remove("to-forget")
    try Indexer(school.repository).erase(ids: ["to-forget"])
    #expect(try traces(in: school) == [])
    #expect(try school.stamps() == [school.index.currentStamp()])
  }

  @Test func `builds anew without the words where there is no index or a damaged one`() throws {
    let school = try school(title: "Middle \(Self.word)")
    try school.remove("to-forget")
    let database = try #require(school.index.currentDatabase())
    try Data("nonsense".utf8).write(to: URL(fileURLWithPath: database + "/postlist.glass"))
    try Indexer(school.repository).erase(ids: ["to-forget"])
    #expect(try traces(in: school) == [])
    #expect(try IndexReader(school.index).exemplarCount() == 22)
    try FileManager.default.removeItem(atPath: school.index.path)
    try Indexer(school.repository).erase(ids: ["to-forget"])
    #expect(try IndexReader(school.index).exemplarCount() == 22)
  }

  @Test func `keeps an exemplar that the collection still holds`() throws {
    let school = try indexedSchool()
    try Indexer(school.repository).erase(ids: ["bean-diary"])
    #expect(try school.found() == ["bean-diary", "paper-circuits"])
  }

  @Test func `takes out what the collection cannot read any more`() throws {
    let school = try indexedSchool()
    try FileManager.default.removeItem(
      at: school.folder.url("exemplars/bean-diary/v1/manifest-sha256.txt"))
    try Indexer(school.repository).erase(ids: ["bean-diary"])
    #expect(try school.found() == ["paper-circuits"])
  }

  @Test func `gives up while a rebuild is under way, and changes nothing`() throws {
    let school = try indexedSchool()
    let before = try school.databaseFiles()
    let rebuilding = try RepositoryLock(school.index.rebuildLockPath)
    try school.remove("bean-diary")
    var indexer = Indexer(school.repository)
    indexer.patience = 0.1
    let error = #expect(throws: IndexError.self) { try indexer.erase(ids: ["bean-diary"]) }
    #expect(error?.code == "locked")
    #expect(try school.databaseFiles() == before)
    withExtendedLifetime(rebuilding) {}
  }

  @Test func `keeps answering an open reader, from the new index`() throws {
    let school = try school(title: "Middle \(Self.word)")
    let reader = try IndexReader(school.index)
    #expect(try reader.search(SearchRequest(Self.word)).total == 1)
    var change = CollectionChange(of: ["to-forget"], in: school.repository)
    try school.withdraw("to-forget")
    try change.end()
    try Indexer(school.repository).erase(change)
    #expect(try reader.search(SearchRequest(Self.word)).hits == [])
    #expect(try reader.changedSources() == [])
  }
}
