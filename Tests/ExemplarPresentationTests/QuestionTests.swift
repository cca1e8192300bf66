import ExemplarPresentation
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Testing

@Suite struct QuestionTests {
  @Test(arguments: [
    (SimilarQuestion("a").address, "/api/v1/exemplars/a/similar?per_page=10"),
    (
      SimilarQuestion("../a b/ñ", page: 2, perPage: 100).address,
      "/api/v1/exemplars/..%2Fa%20b%2F%C3%B1/similar?page=2&per_page=100"
    ),
    (SuggestQuestion("a&b=c é", limit: 3).address, "/api/v1/suggest?q=a%26b%3Dc%20%C3%A9&limit=3"),
    (SuggestQuestion("").address, "/api/v1/suggest?q=&limit=10"),
  ])
  func `knows where a server answers it`(address: QuestionAddress, text: String) {
    #expect(address.text == text)
  }

  @Test func `answers with a page of neighbors that nobody typed anything for`() throws {
    let lessons = try TinyCollection([
      .lesson("a", title: "Bridges", lesson: "Paper."),
      .lesson("b", title: "A bridge of paper", lesson: "Paper."),
    ])
    let reader = try IndexReader(lessons.index)
    let page = try SimilarQuestion("A", perPage: 5).answer(from: reader)
    #expect(page.query.q == nil && page.query.understood == "like “Bridges”")
    #expect(Set(page.query.terms) == ["bridges", "lesson", "paper"])
    #expect(page.hits.map(\.card.id) == ["b"] && page.total == 1 && page.perPage == 5)
    #expect(page.index.exemplars == 2 && page.index.revision == reader.revision)
    #expect(try AnswerJSON.decode(SearchPage.self, from: AnswerJSON.text(page)) == page)
  }

  @Test func `answers with suggestions, as JSON and back`() throws {
    let lessons = try TinyCollection([.lesson("a", title: "“Bridges”\u{202E} & more")])
    let reader = try IndexReader(lessons.index)
    let answer = try SuggestQuestion("BRI", limit: 5).answer(from: reader)
    #expect(answer.q == "BRI" && answer.suggestions.map(\.query) == ["id:a", "bridges"])
    let text = try AnswerJSON.text(answer)
    #expect(try AnswerJSON.decode(SuggestAnswer.self, from: text) == answer)
    #expect(text.contains("\"field\":null") && text.contains("\"schema\":1"))
    #expect(text.contains("\\u202e") && !text.contains("\u{202E}"))
  }
}
