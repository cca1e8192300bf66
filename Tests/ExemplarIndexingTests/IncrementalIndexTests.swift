import ExemplarBundle
import ExemplarCatalog
import ExemplarIndexing
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing

@Suite struct IncrementalIndexTests {
  @Test func `writes nothing when nothing changed`() throws {
    let school = try indexedSchool()
    let before = try school.databaseFiles()
    let revision = try school.reindex().revision
    let report = try school.reindex()
    #expect(report.unchanged == 2 && report.indexed == 0 && report.removed == 0)
    #expect(report.rebuilt == nil && report.revision == revision && !revision.isEmpty)
    #expect(try school.databaseFiles() == before)
  }

  @Test func `indexes one new bag and leaves the others`() throws {
    let school = try indexedSchool()
    let stamp = school.index.currentStamp()
    let revision = try school.reindex().revision
    try school.publish("sound-walk", title: "Sound walk", lesson: "Listen.")
    let report = try school.reindex()
    #expect(report.indexed == 1 && report.unchanged == 2 && report.removed == 0)
    #expect(report.rebuilt == nil && report.revision != revision)
    #expect(school.index.currentStamp() == stamp)
    #expect(try school.found("listen") == ["sound-walk"])
  }

  @Test func `puts a new version in the place of the old one`() throws {
    let school = try indexedSchool()
    try school.publish("bean-diary", version: 2, title: "Bean diary", lesson: "Measure the sprout.")
    let report = try school.reindex()
    #expect(report.indexed == 1 && report.unchanged == 1)
    #expect(try school.found("sprout") == ["bean-diary"])
    #expect(try school.found() == ["bean-diary", "paper-circuits"])
    let detail = try #require(try IndexReader(school.index).detail(of: "bean-diary"))
    #expect(detail.versions.map(\.published) == ["2026-01-01", "2026-01-02"])
    #expect(try IndexReader(school.index).search(SearchRequest("lesson:water")).total == 0)
  }

  @Test func `forgets what was removed and what was withdrawn`() throws {
    let school = try indexedSchool()
    try school.publish("sound-walk", title: "Sound walk")
    try school.reindex()
    try school.remove("bean-diary")
    try school.withdraw("paper-circuits")
    let report = try school.reindex()
    #expect(report.removed == 2 && report.indexed == 0 && report.unchanged == 1)
    #expect(try school.found() == ["sound-walk"])
    let reader = try IndexReader(school.index)
    #expect(try reader.detail(of: "bean-diary") == nil)
    #expect(try reader.detail(of: "paper-circuits") == nil)
    #expect(try reader.exemplarCount() == 1)
  }

  @Test func `tells a bag that cannot be read and indexes the rest`() throws {
    let school = try indexedSchool()
    try school.publish("no-manifest", title: "No manifest")
    try school.publish("no-record", title: "No record")
    try school.publish("sound-walk", title: "Sound walk")
    let files = FileManager.default
    try files.removeItem(at: school.folder.url("exemplars/no-manifest/v1/manifest-sha256.txt"))
    try files.removeItem(at: school.folder.url("exemplars/no-record/v1/data/exemplar.yaml"))
    let report = try school.reindex()
    #expect(report.indexed == 1 && report.unchanged == 2)
    #expect(report.findings.map(\.bundle) == ["no-manifest/v1", "no-record/v1"])
    #expect(report.findings.allSatisfy { $0.severity == .error })
    #expect(try school.found() == ["bean-diary", "paper-circuits", "sound-walk"])
  }

  @Test func `indexes a lesson whose words are longer than a term may be`() throws {
    let school = try SmallRepository()
    let long = String(repeating: "a", count: 10_000)
    try school.publish(
      "long-words", title: "Long words", lesson: "\(long) copper \(long)b e\u{301}\(long)")
    let report = try school.reindex()
    #expect(report.findings == [] && report.indexed == 1)
    #expect(try school.found("copper") == ["long-words"])
  }

  @Test func `keeps answering with what it has when a bag is damaged later`() throws {
    let school = try indexedSchool()
    try FileManager.default.removeItem(
      at: school.folder.url("exemplars/bean-diary/v1/manifest-sha256.txt"))
    let report = try school.reindex()
    #expect(report.removed == 0 && report.findings.map(\.bundle) == ["bean-diary/v1"])
    #expect(try school.found("bean") == ["bean-diary"])
  }

  @Test(arguments: [
    ("index/vocabularies/iste.yaml", "label: Innovative Designer", "label: Inventive Designer"),
    ("index/fields.yaml", "label: Title,", "label: Heading,"),
    ("index/language/en/stopwords.txt", "the", "the\ncopper"),
    ("index/synonyms.yaml", "groups:", "groups:\n  - [bean, legume]"),
  ])
  func `builds anew with other words`(path: String, old: String, new: String) throws {
    let school = try indexedSchool()
    try school.edit(path, replacing: old, with: new)
    let report = try school.reindex()
    #expect(report.rebuilt == .otherSettings && report.indexed == 2)
    #expect(try school.reindex().rebuilt == nil)
    #expect(try school.stamps() == [school.index.currentStamp()])
  }

  @Test func `tells every error of the settings and leaves the index as it was`() throws {
    let school = try indexedSchool()
    let before = try school.databaseFiles()
    try school.edit("index/fields.yaml", replacing: "kind: range", with: "kind: rnage")
    try school.edit("index/synonyms.yaml", replacing: "groups:", with: "gruops:")
    let problem = #expect(throws: SettingsProblem.self) { try school.reindex() }
    let paths = try #require(problem).findings.filter { $0.severity == .error }.map(\.path)
    #expect(Set(paths) == ["index/fields.yaml", "index/synonyms.yaml"])
    #expect(try school.databaseFiles() == before)
    #expect(try school.found("bean") == ["bean-diary"])
  }

  @Test func `tells nobody that the index is old once it is not`() throws {
    let school = try indexedSchool()
    #expect(try IndexReader(school.index).changedSources() == [])
    let later = Date().addingTimeInterval(60)
    for path in ["index/fields.yaml", "exemplars"] {
      try FileManager.default.setAttributes(
        [.modificationDate: later], ofItemAtPath: school.folder.url(path).path)
    }
    #expect(
      try IndexReader(school.index).changedSources() == ["exemplars", "index/fields.yaml"])
    let report = try school.reindex()
    #expect(report.rebuilt == nil && report.unchanged == 2)
    #expect(try IndexReader(school.index).changedSources() == [])
  }
}
