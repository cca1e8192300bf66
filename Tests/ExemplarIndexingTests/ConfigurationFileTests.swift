import ExemplarBundle
import ExemplarCatalog
import ExemplarIndexing
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing

@Suite struct ConfigurationFileTests {
  /// What can have become of a file beside a database.
  enum Fate: CaseIterable {
    case missing, empty, shorter, longer, otherName, ofAnotherIndex
  }

  @Test func `is laid beside the database and read from there`() throws {
    let school = try indexedSchool()
    #expect(try files(of: school).count == 1)
    #expect(try IndexReader(school.index).hasConfigurationFile)
  }

  @Test(arguments: Fate.allCases)
  func `is left aside where it is not the database's own, and made anew`(fate: Fate) throws {
    let school = try indexedSchool()
    var request = SearchRequest("engineering lessons about \"paper circuits\" grade 3")
    request.facets = .all
    let before = try IndexReader(school.index).search(request)
    let name = try #require(files(of: school).first)
    try change(name, of: school, fate)
    let reader = try IndexReader(school.index)
    #expect(!reader.hasConfigurationFile)
    #expect(
      try reader.unusedFiles() == [
        UnusedFile(
          kind: .settings, path: folder(of: school) + "/" + name,
          reason: fate == .missing ? "is missing" : "is damaged")
      ])
    #expect(try reader.search(request) == before)
    let finding = try #require(try Indexer(school.repository).differences().first)
    #expect(finding.code == "index-settings" && finding.severity == .warning)
    #expect(
      finding.summary
        == "The prepared settings of the index are not used, because the file \(fate == .missing ? "is missing" : "is damaged"). Answers are the same and take longer."
    )
    let report = try school.reindex()
    #expect(report.rebuilt == nil && report.indexed == 0)
    let mended = try IndexReader(school.index)
    #expect(mended.hasConfigurationFile)
    #expect(try mended.unusedFiles() == [])
    #expect(try Indexer(school.repository).differences() == [])
    #expect(try files(of: school).contains(name))
  }

  @Test func `is replaced when the settings change, while a reader goes on with the old ones`()
    throws
  {
    let school = try indexedSchool()
    let reader = try IndexReader(school.index)
    let name = try #require(files(of: school).first)
    let synonyms = school.repository.root + "/index/synonyms.yaml"
    try "groups:\n  - [bean, legume]\n".write(toFile: synonyms, atomically: true, encoding: .utf8)
    try school.reindex()
    #expect(try files(of: school) != [name])
    #expect(try school.found("legume") == ["bean-diary"])
    #expect(try reader.search(SearchRequest("legume")).hits.map(\.card.id) == ["bean-diary"])
  }

  @Test func `leads nowhere but to a file of its folder`() throws {
    let school = try indexedSchool()
    let folder = school.index.path
    for name in ["../current", String(repeating: "/", count: 32), ""] {
      let reference = ConfigurationFile.reference(name: name, length: 22)
      #expect(ConfigurationFile(folder: folder, reference: reference) == nil)
    }
    #expect(ConfigurationFile(folder: folder, reference: []) == nil)
    #expect(ConfigurationFile(folder: folder, reference: [0xFF, 0xFF]) == nil)
  }

  @Test func `holds a table whose places lie inside it, whatever its bytes`() throws {
    let folder = try TemporaryFolder()
    let name = String(repeating: "a", count: ConfigurationFile.nameLength)
    let whole = ConfigurationFile.bytes(
      name: name, values: [IndexKey.fields: [1, 2, 3], IndexKey.names: [4]])
    let path = folder.path + "/" + ConfigurationFile.fileName(name)
    var numbers = SeededNumbers(seed: 6)
    for _ in 0..<2_000 {
      var bytes = whole
      for _ in 0..<4 {
        bytes[Int.random(in: 40..<bytes.count, using: &numbers)] = .random(
          in: 0...255, using: &numbers)
      }
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
      let reference = ConfigurationFile.reference(name: name, length: bytes.count)
      let file = ConfigurationFile(folder: folder.path, reference: reference)
      for key in ConfigurationFile.keys {
        #expect((file?.value(of: key)?.copied.count ?? 0) < bytes.count)
      }
    }
  }

  private func folder(of school: SmallRepository) throws -> String {
    school.index.folder(stamp: try #require(school.index.currentStamp()))
  }

  private func files(of school: SmallRepository) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder(of: school)).filter {
      $0.hasPrefix(ConfigurationFile.fileName(""))
    }
  }

  private func change(_ name: String, of school: SmallRepository, _ fate: Fate) throws {
    let place = URL(fileURLWithPath: try folder(of: school) + "/" + name)
    let bytes = try Data(contentsOf: place)
    try FileManager.default.removeItem(at: place)
    switch fate {
    case .missing: break
    case .empty: try Data().write(to: place)
    case .shorter: try bytes.dropLast().write(to: place)
    case .longer: try (bytes + [0]).write(to: place)
    case .otherName: try Data(bytes.map { $0 == 0x61 ? 0x62 : $0 }).write(to: place)
    case .ofAnotherIndex:
      try Data(
        ConfigurationFile.bytes(
          name: String(repeating: "0", count: ConfigurationFile.nameLength), values: [:])
      ).write(to: place)
    }
  }
}
