import ExemplarPresentation
import ExemplarTesting
import Foundation
import Testing

@Suite struct SchemaTests {
  @Test func `describes the answer of search`() throws {
    for page in [Samples.page, Samples.nothing, Samples.neighbors] {
      try expect(page, fits: "search-answer-1.json")
    }
  }

  @Test func `describes the other answers`() throws {
    try expect(
      FacetsAnswer(
        query: Samples.page.query, total: 42, facets: Samples.facets, index: Samples.index),
      fits: "facets-answer-1.json")
    try expect(Samples.iste, fits: "vocabulary-answer-1.json")
    try expect(
      VocabularyListAnswer(vocabularies: [.init(name: "a", title: "A", entries: 1)]),
      fits: "vocabulary-list-answer-1.json")
    try expect(Samples.suggestions, fits: "suggest-answer-1.json")
    try expect(Samples.coverage, fits: "coverage-answer-1.json")
    try expect(ExemplarAnswer(Samples.detail), fits: "exemplar-answer-1.json")
    let tombstone = Tombstone(id: "a", on: "2026-11-21", by: "curator", reason: "privacy")
    try expect(ExemplarAnswer(nil, withdrawn: tombstone), fits: "exemplar-answer-1.json")
    try expect(
      Problem(code: "a", title: "A", detail: "a", errors: [.init(parameter: "q", detail: "d")]),
      fits: "problem-1.json")
  }

  @Test func `tells what does not fit`() throws {
    var answer = try #require(
      try JSONSerialization.jsonObject(with: Data(AnswerJSON.text(Samples.iste).utf8))
        as? [String: Any])
    answer["schema"] = 2
    answer["colour"] = "red"
    answer["title"] = nil
    let faults = try SchemaCheck().faults(answer, "vocabulary-answer-1.json")
    #expect(
      faults.sorted() == [
        "/colour is not in the schema", "/schema is not 1", "/title is missing",
      ])
  }

  private func expect(_ value: some Encodable, fits schema: String) throws {
    let json = try JSONSerialization.jsonObject(with: Data(AnswerJSON.text(value).utf8))
    #expect(try SchemaCheck().faults(json, schema) == [])
  }
}
