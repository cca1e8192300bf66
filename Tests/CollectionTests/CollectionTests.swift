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
    #expect(report.checked >= 41)
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

  @Test func `shows every standard and concept several times, and each of their parts once`()
    throws
  {
    let all = try exemplars()
    #expect(all.count >= 40)
    for (name, codes) in [("iste", all.map(\.iste)), ("concepts", all.map(\.concepts))] {
      let vocabulary = try #require(context.vocabularies[name])
      for whole in vocabulary.entries where whole.parent == nil {
        let lessons = codes.filter { $0.contains { $0.id == whole.id || $0.parent == whole.id } }
        #expect(lessons.count >= 4, "\(name) \(whole.id)")
      }
      for part in vocabulary.entries where part.parent != nil {
        #expect(codes.contains { $0.contains { $0.id == part.id } }, "\(name) \(part.id)")
      }
    }
  }

  @Test func `shows every grade band, all programs, many schools and subjects, and Spanish`() throws
  {
    let all = try exemplars()
    for band in [["K", "1", "2"], ["3", "4", "5"], ["6", "7", "8"], ["9", "10", "11", "12"]] {
      #expect(all.count { !Set($0.grades).isDisjoint(with: band) } >= 5, "\(band)")
    }
    let programs = try #require(context.vocabularies["programs"])
    #expect(Set(all.compactMap(\.program?.id)) == Set(programs.entries.map(\.id)))
    #expect(Set(all.map(\.school.id)).count >= 25)
    #expect(Set(all.flatMap { $0.subjects.map(\.id) }).count >= 8)
    #expect(all.count { $0.language == "es" } >= 8)
    #expect(Set(all.compactMap(\.devices)).isSuperset(of: ["none", "shared", "one-to-one"]))
    #expect(try repository.ids().contains { try repository.versions(of: $0) == [1, 2] })
  }

  @Test func `carries materials of every kind that is searched`() throws {
    let paths = try exemplars().flatMap { $0.materials.map(\.path) }
    for ending in [".pdf", ".docx", ".pptx", ".odt", ".md", ".html", ".txt", ".png", ".svg"] {
      #expect(paths.contains { $0.hasSuffix(ending) }, "\(ending)")
    }
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
