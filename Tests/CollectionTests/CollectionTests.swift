import ExemplarBundle
import ExemplarCatalog
import ExemplarIndexing
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing

/// The exemplars and settings that the project ships.
@Suite struct CollectionTests {
  private let repository: Repository
  private let context: RuleContext

  init() throws {
    repository = try Repository(at: Checkout.path)
    context = RuleContext(
      vocabularies: Vocabularies(all: TinyCollection.settings.vocabularies))
  }

  /// Every current version.
  private func exemplars() throws -> [Exemplar] {
    try repository.ids().compactMap { id in
      guard let version = try repository.currentVersion(of: id) else { return nil }
      return try repository.exemplar(id, version: version, with: context).exemplar
    }
  }

  @Test func `holds only valid bags with valid records`() throws {
    let report = try CollectionCheck(repository, context: context).run()
    #expect(report.findings == [])
    #expect(report.checked >= 13)
  }

  @Test func `reads its settings without a word of complaint`() throws {
    #expect(try IndexSettings.load(repository: repository).findings == [])
    #expect(try repository.configuration().findings == [])
  }

  @Test func `states the profile that its bags follow`() throws {
    let (configuration, _) = try repository.configuration()
    let file = Checkout.path + "/index/schemas/" + BagProfile.fileName
    let stated = try String(contentsOfFile: file, encoding: .utf8)
    #expect(stated == BagProfile(configuration).json)
  }

  @Test func `says of every exemplar that it is a sample, and names roles and no student`() throws {
    for exemplar in try exemplars() {
      #expect(exemplar.sample, "\(exemplar.id)")
      #expect(exemplar.artifacts.allSatisfy { $0.consent == "not-student-work" }, "\(exemplar.id)")
      #expect(exemplar.license == "CC-BY-4.0", "\(exemplar.id)")
    }
  }

  @Test func `shows every grade band, every concept, five standards, Spanish and two versions`()
    throws
  {
    let all = try exemplars()
    #expect(all.count >= 12)
    let grades = Set(all.flatMap(\.grades))
    for band in [["K", "1", "2"], ["3", "4", "5"], ["6", "7", "8"], ["9", "10", "11", "12"]] {
      #expect(!grades.isDisjoint(with: band))
    }
    #expect(Set(all.flatMap { $0.concepts.map { $0.id.prefix(2) } }).count == 5)
    #expect(Set(all.flatMap { $0.iste.map { $0.id.prefix(1) } }).count >= 5)
    #expect(all.filter { $0.language == "es" }.count >= 3)
    #expect(try repository.ids().contains { try repository.versions(of: $0) == [1, 2] })
  }

  @Test func `tells lessons of a length that a teacher can use`() throws {
    for exemplar in try exemplars() {
      let words = exemplar.parts.map {
        MarkdownText.plain($0.markdown).split { $0.isWhitespace }.count
      }
      #expect((600...1_900).contains(words.reduce(0, +)), "\(exemplar.id)")
    }
  }
}
