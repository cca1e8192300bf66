import ExemplarBundle
import ExemplarCatalog
import ExemplarIndexing
import ExemplarLanguage
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing

@Suite struct DifferenceTests {
  private func differences(_ school: SmallRepository) throws -> [String] {
    try Indexer(school.repository).differences().map { finding in
      [finding.bundle, finding.code].compactMap { $0 }.joined(separator: " ")
    }
  }

  @Test func `finds none after indexing, and writes nothing`() throws {
    let school = try indexedSchool()
    let before = try school.databaseFiles()
    #expect(try differences(school) == [])
    #expect(try school.databaseFiles() == before)
  }

  @Test func `finds what is missing, older and left over`() throws {
    let school = try indexedSchool()
    try school.publish("sound-walk", title: "Sound walk")
    try school.publish("bean-diary", version: 2, title: "Bean diary")
    try school.withdraw("paper-circuits")
    #expect(
      try differences(school) == [
        "bean-diary index-outdated", "paper-circuits index-superfluous", "sound-walk index-lacks",
      ])
    try school.reindex()
    #expect(try differences(school) == [])
  }

  @Test func `finds a bag that is not the one that was indexed`() throws {
    let school = try indexedSchool()
    try school.remove("bean-diary")
    try school.publish("bean-diary", title: "Bean diary", lesson: "Other words.")
    #expect(try differences(school) == ["bean-diary index-outdated"])
  }

  @Test func `finds an index that is not there, damaged, or of other settings`() throws {
    let school = try indexedSchool()
    try school.edit("index/fields.yaml", replacing: "label: Title,", with: "label: Heading,")
    #expect(try differences(school) == ["index-other-settings"])
    try school.reindex()
    let database = try #require(school.index.currentDatabase())
    try FileManager.default.removeItem(atPath: database + "/postlist.glass")
    #expect(try differences(school) == ["index-damaged"])
    try FileManager.default.removeItem(atPath: school.index.path)
    #expect(try differences(school) == ["index-missing"])
    #expect(!FileManager.default.fileExists(atPath: school.index.path))
  }

  @Test func `tells the errors of the settings`() throws {
    let school = try indexedSchool()
    try school.edit("index/fields.yaml", replacing: "kind: range", with: "kind: rnage")
    let findings = try Indexer(school.repository).differences()
    #expect(!findings.isEmpty && findings.allSatisfy { $0.path == "index/fields.yaml" })
  }
}
