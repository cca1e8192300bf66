import ExemplarBundle
import ExemplarCatalog
import ExemplarIndexing
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing

@Suite struct VersionDetailTests {
  @Test func `reads any published version, with all there are`() throws {
    let school = try indexedSchool()
    try school.publish("bean-diary", version: 2, title: "Bean book", lesson: "Draw the bean.")
    let settings = try IndexSettings.load(repository: school.repository).settings
    let first = try school.repository.detail(of: "bean-diary", version: 1, settings: settings)
    #expect(first.card.title == "Bean diary" && first.card.version == 1)
    #expect(first.parts.first?.markdown.contains("Water the bean.") == true)
    #expect(first.versions.map(\.version) == [1, 2])
    #expect(try school.repository.detail(of: "bean-diary", version: 2).card.title == "Bean book")
  }

  private static let missing = [
    ("bean-diary", 7, "“bean-diary” has no version 7. It has: 1."),
    ("nothing", 1, "There is no exemplar “nothing”. Find its id with: exemplar search WORDS"),
    (
      "../exemplars/bean-diary", 1,
      "There is no exemplar “../exemplars/bean-diary”. Find its id with: exemplar search WORDS"
    ),
  ]

  @Test(arguments: missing)
  func `says what is not there`(id: String, version: Int, words: String) throws {
    let school = try indexedSchool()
    #expect(throws: RepositoryError(.unknownExemplar, words)) {
      _ = try school.repository.detail(of: id, version: version)
    }
  }

  @Test func `tells why a version cannot be read`() throws {
    let school = try indexedSchool()
    try school.folder.write("exemplars/bean-diary/v1/data/exemplar.yaml", "title: [")
    let error = #expect(throws: RepositoryError.self) {
      _ = try school.repository.detail(of: "bean-diary", version: 1)
    }
    #expect(error?.code == .unreadable && error?.findings.isEmpty == false)
    #expect(error?.message.contains("Look at it with: exemplar check") == true)
  }
}
