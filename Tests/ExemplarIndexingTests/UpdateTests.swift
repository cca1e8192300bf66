import ExemplarBundle
import ExemplarCatalog
import ExemplarIndexing
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing

@Suite struct UpdateTests {
  @Test func `makes one new exemplar findable and looks at no other`() throws {
    let school = try indexedSchool()
    let reader = try IndexReader(school.index)
    try school.publish("sound-walk", title: "Sound walk", lesson: "Listen.")
    try FileManager.default.removeItem(
      at: school.folder.url("exemplars/bean-diary/v1/manifest-sha256.txt"))
    let report = try Indexer(school.repository).update(ids: ["sound-walk"])
    #expect(report.indexed == 1 && report.unchanged == 0 && report.removed == 0)
    #expect(report.findings == [] && report.rebuilt == nil)
    #expect(try reader.search(SearchRequest("listen")).hits.map(\.card.id) == ["sound-walk"])
    #expect(reader.revision == report.revision)
  }

  @Test func `replaces, takes out and leaves, as the collection says now`() throws {
    let school = try indexedSchool()
    try school.publish("sound-walk", title: "Sound walk")
    try school.reindex()
    try school.publish("bean-diary", version: 2, title: "Bean diary", lesson: "Measure it.")
    try school.withdraw("paper-circuits")
    let report = try Indexer(school.repository).update(
      ids: ["sound-walk", "bean-diary", "paper-circuits", "bean-diary", "never-there", "../index"])
    #expect(report.indexed == 1 && report.removed == 1 && report.unchanged == 1)
    #expect(try school.found() == ["bean-diary", "sound-walk"])
    #expect(try school.found("measure") == ["bean-diary"])
    #expect(try school.reindex().unchanged == 2)
  }

  @Test func `writes nothing for an exemplar that did not change`() throws {
    let school = try indexedSchool()
    let before = try school.databaseFiles()
    let report = try Indexer(school.repository).update(ids: ["bean-diary"])
    #expect(report.unchanged == 1 && !report.revision.isEmpty)
    #expect(try school.databaseFiles() == before)
  }

  @Test func `brings everything up to date where there is no index or one of other words`() throws {
    let school = try indexedSchool()
    try school.edit("index/fields.yaml", replacing: "label: Title,", with: "label: Heading,")
    try school.publish("sound-walk", title: "Sound walk")
    let report = try Indexer(school.repository).update(ids: ["sound-walk"])
    #expect(report.rebuilt == .otherSettings && report.indexed == 3)
    try FileManager.default.removeItem(atPath: school.index.path)
    let second = try Indexer(school.repository).update(ids: ["sound-walk"])
    #expect(second.rebuilt == .noIndex && second.indexed == 3)
  }

  @Test func `rebuilds a damaged index that it meets`() throws {
    let school = try indexedSchool()
    let database = try #require(school.index.currentDatabase())
    try Data("nonsense".utf8).write(to: URL(fileURLWithPath: database + "/iamglass"))
    try school.publish("sound-walk", title: "Sound walk")
    let report = try Indexer(school.repository).update(ids: ["sound-walk"])
    #expect(report.rebuilt?.code == "damaged" && report.indexed == 3)
  }

  @Test func `works under the writer's lock of its caller`() throws {
    let school = try indexedSchool()
    var indexer = Indexer(school.repository)
    indexer.patience = 0.1
    indexer.lock = try RepositoryLock(school.repository.writerLockPath)
    try school.publish("sound-walk", title: "Sound walk")
    #expect(try indexer.update(ids: ["sound-walk"]).indexed == 1)
    try school.edit("index/fields.yaml", replacing: "label: Title,", with: "label: Heading,")
    #expect(try indexer.update(ids: ["sound-walk"]).rebuilt == .otherSettings)
    try indexer.erase(ids: ["sound-walk"])
    var other = Indexer(school.repository)
    other.patience = 0.1
    #expect(throws: IndexError.self) { try other.update(ids: ["bean-diary"]) }
  }

  @Test func `waits for no rebuild while its caller holds the writer's lock`() throws {
    let school = try indexedSchool()
    let rebuilding = try RepositoryLock(school.index.rebuildLockPath)
    try school.edit("index/fields.yaml", replacing: "label: Title,", with: "label: Heading,")
    var indexer = Indexer(school.repository)
    indexer.lock = try RepositoryLock(school.repository.writerLockPath)
    let began = ContinuousClock.now
    let error = #expect(throws: IndexError.self) { try indexer.update(ids: ["bean-diary"]) }
    #expect(error?.code == "locked" && ContinuousClock.now - began < .seconds(5))
    withExtendedLifetime(rebuilding) {}
  }

  @Test func `reads settings again only when their files changed`() throws {
    let school = try indexedSchool()
    var indexer = Indexer(school.repository)
    indexer.settings = try LoadedSettings(of: school.repository)
    try school.publish("sound-walk", title: "Sound walk")
    #expect(try indexer.update(ids: ["sound-walk"]).rebuilt == nil)
    try school.edit("index/fields.yaml", replacing: "label: Title,", with: "label: Heading,")
    #expect(try indexer.update(ids: ["sound-walk"]).rebuilt == .otherSettings)
    let fields = try IndexReader(school.index).fields
    #expect(fields.contains { $0.label == "Heading" })
  }

  @Test func `takes vocabularies that were read already`() throws {
    let school = try indexedSchool()
    let (vocabularies, _) = try Vocabularies.load(
      folder: school.folder.url("index/vocabularies"))
    let settings = try LoadedSettings(of: school.repository, vocabularies: vocabularies)
    #expect(settings.settings.vocabularies == vocabularies.all)
    #expect(
      settings.settings.digest == (try LoadedSettings(of: school.repository).settings.digest))
  }
}

@Suite struct CollectionChangeTests {
  private func publish(
    _ id: String, version: Int = 1, in school: SmallRepository, meanwhile: () throws -> Void = {}
  ) throws {
    var change = CollectionChange(of: [id], in: school.repository)
    try school.publish(id, version: version, title: "Sound walk")
    try meanwhile()
    try change.end()
    #expect(try Indexer(school.repository).update(change).indexed == 1)
  }

  private func changed(_ school: SmallRepository) throws -> [String] {
    try IndexReader(school.index).changedSources()
  }

  @Test func `leaves an index that counts as up to date`() throws {
    let school = try indexedSchool()
    try publish("sound-walk", in: school)
    #expect(try changed(school) == [])
    try publish("sound-walk", version: 2, in: school)
    #expect(try changed(school) == [])
  }

  @Test func `tells an older index of a new version that is not indexed yet`() throws {
    let school = try indexedSchool()
    var change = CollectionChange(of: ["bean-diary"], in: school.repository)
    try school.publish("bean-diary", version: 2, title: "Bean diary")
    try change.end()
    #expect(try changed(school) == ["exemplars"])
    _ = try Indexer(school.repository).update(change)
    #expect(try changed(school) == [])
  }

  @Test func `does not vouch for what came in before`() throws {
    let school = try indexedSchool()
    try school.publish("from-a-pull", title: "Pulled")
    try publish("sound-walk", in: school)
    #expect(try changed(school) == ["exemplars"])
    #expect(try school.found() == ["bean-diary", "paper-circuits", "sound-walk"])
    #expect(try school.reindex().indexed == 1)
    #expect(try changed(school) == [])
  }

  @Test func `does not vouch for what came in while it was under way`() throws {
    let school = try indexedSchool()
    try publish("sound-walk", in: school) {
      try school.publish("from-a-pull", title: "Pulled")
    }
    #expect(try changed(school) == ["exemplars"])
    #expect(try school.reindex().indexed == 1)
  }

  @Test func `does not vouch for what came in right after`() throws {
    let school = try indexedSchool()
    var change = CollectionChange(of: ["sound-walk"], in: school.repository)
    try school.publish("sound-walk", title: "Sound walk")
    try change.end()
    try school.publish("from-a-pull", title: "Pulled")
    _ = try Indexer(school.repository).update(change)
    #expect(try changed(school) == ["exemplars"])
  }

  @Test func `leaves the age of the index open where nobody watched`() throws {
    let school = try indexedSchool()
    try school.publish("sound-walk", title: "Sound walk")
    #expect(try Indexer(school.repository).update(ids: ["sound-walk"]).indexed == 1)
    #expect(try changed(school) == ["exemplars"])
  }

  @Test func `vouches for nothing before it has ended`() throws {
    let school = try indexedSchool()
    let change = CollectionChange(of: ["sound-walk"], in: school.repository)
    try school.publish("sound-walk", title: "Sound walk")
    _ = try Indexer(school.repository).update(change)
    #expect(try changed(school) == ["exemplars"])
  }
}
