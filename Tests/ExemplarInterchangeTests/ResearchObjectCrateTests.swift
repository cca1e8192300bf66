import ExemplarBundle
import ExemplarCatalog
import ExemplarInterchange
import ExemplarVocabulary
import Foundation
import Testing

@Suite struct ResearchObjectCrateTests {
  private func exemplar() -> Exemplar {
    var exemplar = Exemplar(
      id: "paper-circuits", title: "Paper “Circuits”", summary: "A card \\ that lights up.",
      language: "en", school: .init(id: "garvanza-es", scheme: "schools", label: "Garvanza"),
      schoolYear: "2018-2019", license: "CC-BY-4.0")
    exemplar.authors = [.init(name: "Grade 4 teacher", role: "teacher")]
    exemplar.grades = ["3", "4"]
    exemplar.iste = [.init(id: "4a", scheme: "iste-students-2016", label: "Use a design process")]
    exemplar.classMinutes = 50
    exemplar.files = [
      .init(path: "lesson.md", size: 12, mediaType: "text/markdown", digest: "aa"),
      .init(
        path: "materials/my 100% rubric.pdf", size: 9, mediaType: "application/pdf", digest: "bb"),
    ]
    return exemplar
  }

  private func graph(_ exemplar: Exemplar) throws -> [String: [String: Any]] {
    let text = try text(exemplar)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(json["@context"] as? String == "https://w3id.org/ro/crate/1.2/context")
    let entities = try #require(json["@graph"] as? [[String: Any]])
    let ids = try entities.map { try #require($0["@id"] as? String) }
    #expect(Set(ids).count == ids.count, "an entity is described twice")
    return Dictionary(uniqueKeysWithValues: zip(ids, entities))
  }

  private func text(_ exemplar: Exemplar) throws -> String {
    var configuration = RepositoryConfiguration()
    configuration.contact = "lessons@example.org"
    let day = try #require(CalendarDay("2026-11-21"))
    return ResearchObjectCrate(of: exemplar, on: day, in: configuration, words: fewWords).text
  }

  @Test func `has what RO-Crate asks of the descriptor and the root`() throws {
    let graph = try graph(exemplar())
    let descriptor = try #require(graph["ro-crate-metadata.json"])
    #expect(
      (descriptor["conformsTo"] as? [String: String])?["@id"] == "https://w3id.org/ro/crate/1.2")
    let root = try #require(graph["./"])
    #expect(root["name"] as? String == "Paper “Circuits”")
    #expect(root["description"] as? String == "A card \\ that lights up.")
    #expect(root["datePublished"] as? String == "2026-11-21")
    #expect(root["timeRequired"] as? String == "PT50M")
    #expect(
      (root["license"] as? [String: String])?["@id"]
        == "https://creativecommons.org/licenses/by/4.0/")
    #expect((root["hasPart"] as? [[String: String]])?.count == 2)
  }

  @Test func `describes everything that it refers to`() throws {
    let graph = try graph(exemplar())
    func references(_ value: Any) -> [String] {
      if let list = value as? [Any] { return list.flatMap(references) }
      guard let node = value as? [String: Any] else { return [] }
      if node.count == 1, let id = node["@id"] as? String { return [id] }
      return node.values.flatMap(references)
    }
    let all = graph.values.flatMap(references).filter { $0 != "https://w3id.org/ro/crate/1.2" }
    #expect(Set(all).isSubset(of: graph.keys))
  }

  @Test func `encodes the paths of files and gives their size`() throws {
    let file = try #require(try graph(exemplar())["materials/my%20100%25%20rubric.pdf"])
    #expect(file["@type"] as? String == "File")
    #expect(file["contentSize"] as? String == "9")
    #expect(file["encodingFormat"] as? String == "application/pdf")
  }

  @Test func `gives the id as a property and the school as an organization`() throws {
    let graph = try graph(exemplar())
    #expect((graph["./"]?["identifier"] as? [String: String])?["@id"] == "#identifier")
    #expect(graph["#identifier"]?["value"] as? String == "paper-circuits")
    #expect(
      graph["#school-garvanza-es"]?["@type"] as? [String]
        == ["Organization", "EducationalOrganization"])
  }

  @Test func `links a standard to where its publisher describes it`() throws {
    var exemplar = exemplar()
    exemplar.standards = [
      .init(
        id: "K-2.CS.1", scheme: "ca-cs-2018", label: "Devices",
        url: "https://www2.cde.ca.gov/cacs/id/web/129")
    ]
    let graph = try graph(exemplar)
    #expect(
      graph["#ca-cs-2018-K-2.CS.1"]?["url"] as? String == "https://www2.cde.ca.gov/cacs/id/web/129")
    #expect(graph["#iste-students-2016-4a"]?["url"] == nil)
  }

  @Test func `names the edition of a standard`() throws {
    let graph = try graph(exemplar())
    #expect(graph["#iste-students-2016-4a"]?["termCode"] as? String == "4a")
    #expect(
      graph["#iste-students-2016"]?["name"] as? String == "ISTE Standards for Students (2016)")
  }

  @Test func `says of a sample that the school did not write it`() throws {
    var sample = exemplar()
    sample.sample = true
    let graph = try graph(sample)
    #expect(graph["./"]?["creditText"] as? String == sampleNotice)
    #expect(graph["./"]?["sourceOrganization"] == nil)
    #expect(!graph.keys.contains { $0.contains("garvanza") })
  }

  @Test func `gives the same bytes for every version and day of publishing`() throws {
    var later = exemplar()
    later.version = 9
    later.published = "2031-01-01"
    #expect(try text(exemplar()) == text(later))
  }
}
