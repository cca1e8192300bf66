import ExemplarPresentation
import ExemplarSearch
import ExemplarVocabulary
import Foundation
import Testing

@Suite struct AnswerJSONTests {
  @Test func `reads back the same page of results`() throws {
    for page in [Samples.page, Samples.nothing] {
      let text = try AnswerJSON.text(page)
      let again = try AnswerJSON.decode(SearchPage.self, from: text)
      #expect(again == page)
      #expect(try AnswerJSON.text(again) == text)
    }
  }

  @Test func `reads back the other answers`() throws {
    let facets = FacetsAnswer(
      query: Samples.echo(nil, understood: ""), total: 42, facets: Samples.facets,
      index: Samples.index)
    try expectSame(facets)
    try expectSame(Samples.iste)
    try expectSame(Samples.coverage)
    try expectSame(VocabularyListAnswer(vocabularies: [.init(name: "a", title: "A", entries: 1)]))
    try expectSame(ExemplarAnswer(Samples.detail))
    try expectSame(
      ExemplarAnswer(
        nil, withdrawn: Tombstone(id: "a", on: "2026-11-21", by: "curator", reason: "privacy")))
    try expectSame(
      Problem(
        code: "a", title: "A", status: 404, detail: "a",
        errors: [.init(parameter: "q", position: 3, detail: "d")]))
  }

  @Test func `reads back an entry of a vocabulary with all its members`() throws {
    var answer = Samples.iste
    answer.entries[0] = VocabularyEntry(
      id: "4", code: "1.4", scheme: "iste-students-2016", label: "Innovative Designer",
      labelEs: "Diseñador innovador", aliases: ["ID"], parent: "all", covers: ["4a"], note: "n",
      url: "https://example.org", related: ["programs:ps-3.0"], searchTerms: ["design"])
    try expectSame(answer)
  }

  private func expectSame<Value: Codable & Equatable>(_ value: Value) throws {
    #expect(try AnswerJSON.decode(Value.self, from: try AnswerJSON.text(value)) == value)
  }

  @Test func `writes the keys of schema 1`() throws {
    let page = try object(try AnswerJSON.text(Samples.page))
    #expect(
      page.keys.sorted() == [
        "facets", "hits", "index", "page", "pages", "perPage", "query", "relaxed", "schema",
        "suggestion", "tookMs", "total", "unknown", "withAllWords", "without",
      ])
    #expect(page["schema"] as? Int == 1)
    #expect(page["pages"] as? Int == 5)
    let query = try #require(page["query"] as? [String: Any])
    #expect(
      query.keys.sorted() == [
        "expanded", "filters", "q", "recognized", "terms", "understood", "warnings",
      ])
    let hits = try #require(page["hits"] as? [[String: Any]])
    #expect(
      hits[0].keys.sorted() == [
        "authors", "citizenship", "collapsed", "concepts", "devices", "grades", "has", "id",
        "internet", "iste", "keywords", "language", "license", "links", "matched", "minutes",
        "practices", "prepMinutes", "program", "published", "rank", "sample", "school",
        "schoolYear", "score", "snippet", "standards", "subjects", "summary", "title", "tools",
        "version",
      ])
    #expect(
      hits[0]["links"] as? [String: String] == [
        "self": "/api/v1/exemplars/paper-circuits-light-up-a-story",
        "bag": "/api/v1/exemplars/paper-circuits-light-up-a-story/bag",
        "page": "/exemplars/paper-circuits-light-up-a-story",
      ])
    #expect(
      hits[1]["school"] as? [String: String] == [
        "id": "maria-elena", "scheme": "test-2016", "label": "María Elena Academy",
      ])
  }

  @Test func `writes absent members as null`() throws {
    var page = Samples.nothing
    page.query.q = nil
    page.query.warnings = [
      QueryWarning(code: "empty-value", position: nil, length: nil, message: "m")
    ]
    page.suggestion = nil
    page.hits = [Samples.hits[2]]
    page.facets = [Samples.facets[0]]
    let text = try AnswerJSON.text(page)
    for member in [
      "\"q\":null", "\"suggestion\":null", "\"withAllWords\":null", "\"position\":null",
      "\"length\":null", "\"snippet\":null", "\"collapsed\":null", "\"field\":null",
      "\"scheme\":null", "\"labelEs\":null",
    ] {
      #expect(text.contains(member), "\(member)")
    }
  }

  @Test func `writes the parts of an exemplar as an object and the record flat`() throws {
    let answer = try object(try AnswerJSON.text(ExemplarAnswer(Samples.detail)))
    #expect(
      answer.keys.sorted() == ["exemplar", "files", "parts", "schema", "versions", "withdrawn"])
    #expect(answer["withdrawn"] is NSNull)
    let parts = try #require(answer["parts"] as? [String: String])
    #expect(parts["lesson"]?.hasPrefix("# Paper circuits") == true)
    let record = try #require(answer["exemplar"] as? [String: Any])
    #expect(record["problemOfPractice"] as? String == Samples.detail.problemOfPractice)
    #expect(record["adaptedFrom"] is NSNull)
    #expect(record["schoolYear"] as? String == "2018-2019")
  }

  @Test func `writes one hit a line`() throws {
    let lines = try AnswerJSON.lines(Samples.hits).split(separator: "\n")
    #expect(lines.count == 3)
    let again = try lines.map { try AnswerJSON.decode(HitDocument.self, from: String($0)).hit }
    #expect(again == Samples.hits)
  }

  @Test func `writes the same bytes every time and leaves slashes alone`() throws {
    let text = try AnswerJSON.text(Samples.page)
    for _ in 0..<20 { #expect(try AnswerJSON.text(Samples.page) == text) }
    #expect(text.contains("\"/exemplars/"))
    #expect(text.hasSuffix("}\n"))
    #expect(!text.dropLast().contains("\n"))
  }

  @Test func `refuses an answer of another schema`() throws {
    let text = try AnswerJSON.text(Samples.page)
      .split(separator: "\"schema\":1").joined(separator: "\"schema\":2")
    let error = #expect(throws: DecodingError.self) {
      try AnswerJSON.decode(SearchPage.self, from: text)
    }
    guard case .dataCorrupted(let context) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(
      context.debugDescription
        == "The answer has schema 2, this program reads schema 1. Use programs of the same release on both sides."
    )
  }

  @Test func `refuses a score that JSON cannot hold`() {
    var page = Samples.page
    page.hits[0].score = .infinity
    #expect(throws: EncodingError.self) { try AnswerJSON.text(page) }
  }

  @Test(arguments: [
    ("paper-circuits", "/exemplars/paper-circuits"), ("../secret", "/exemplars/..%2Fsecret"),
    ("..", "/exemplars/%2E%2E"), ("a b?c#d%é", "/exemplars/a%20b%3Fc%23d%25%C3%A9"),
  ])
  func `keeps an id one segment of a path`(id: String, page: String) {
    #expect(Links(id: id).page == page)
  }

  @Test func `counts pages from the total, one at least`() {
    var page = Samples.page
    let expected = [(0, 10, 1), (10, 10, 1), (11, 10, 2), (42, 10, 5), (3, 1, 3)]
    for (total, perPage, pages) in expected {
      (page.total, page.perPage) = (total, perPage)
      #expect(page.pages == pages)
    }
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }
}
