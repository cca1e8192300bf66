import ExemplarBundle
import ExemplarCatalog
import ExemplarIndexing
import ExemplarTesting
import ExemplarVocabulary
import Testing

@Suite struct IndexDocumentTests {
  private func document(_ lesson: Exemplar) throws -> IndexDocument {
    try DocumentMaker(TinyCollection.settings).document(
      for: lesson, versions: [VersionEntry(version: 1, published: lesson.published)])
  }

  @Test func `indexes a small lesson as the golden file says`() throws {
    let lesson = Exemplar.lesson(
      "paper-circuits", title: "Paper circuits", summary: "Cards that light up.", grades: ["4"],
      iste: ["4a"], concepts: ["AP.control"], subjects: ["science"], keywords: ["LED"],
      tools: ["Copper tape"], minutes: 45, internet: false, lesson: "# Fold\n\nTape the *copper*.",
      process: "We tested it.", authors: [Author(name: "Grade 4 teacher", role: "teacher")])
    #expect(
      GoldenFile("paper-circuits").difference(from: try document(lesson).description) == nil)
  }

  @Test func `keeps phrases from reaching across two keywords`() throws {
    let document = try document(
      .lesson("a-lesson", title: "A lesson", keywords: ["paper", "circuits"]))
    let positions = ["XKpaper", "XKcircuits"].map { document.postings[$0]?.positions ?? [] }
    let first = try #require(positions[0].first)
    let second = try #require(positions[1].first)
    #expect(second - first > 100)
  }

  @Test func `stems a lesson by the rules of its own language`() throws {
    let english = try document(.lesson("one", title: "Loops", lesson: "loops"))
    let spanish = try document(
      .lesson("dos", title: "Bucles", language: "es-MX", lesson: "los bucles"))
    #expect(english.postings["Zen:loop"] != nil)
    #expect(spanish.postings["Zes:bucl"] != nil)
    #expect(spanish.postings.keys.allSatisfy { !$0.hasPrefix("Zen:") })
  }

  @Test func `says of every facet and range that it is unknown where the record is silent`() throws
  {
    let document = try document(.lesson("bare", title: "Bare"))
    let silent = document.facets.filter { $0.value == nil }.map(\.field)
    #expect(
      silent == [
        "iste", "concept", "practice", "standard", "citizenship", "subject", "program", "devices",
        "internet", "has",
      ])
    let unknown = document.postings.keys.filter { $0.contains("minutes") || $0.contains("prep") }
    #expect(unknown.count == 2)
  }

  @Test func `counts a child's parent once, however many children name it`() throws {
    let document = try document(.lesson("two", title: "Two", iste: ["4a", "4b"]))
    #expect(document.postings["XISTE4"]?.frequency == 0)
    #expect(document.facets.filter { $0.field == "iste" }.map { $0.value?.id } == ["4a", "4b"])
    #expect(document.facets.filter { $0.field == "iste" }.map(\.parent) == ["4", "4"])
  }
}
