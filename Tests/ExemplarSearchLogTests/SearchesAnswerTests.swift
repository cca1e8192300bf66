import ExemplarIndexing
import ExemplarLanguage
import ExemplarPresentation
import ExemplarSearchLog
import ExemplarTesting
import Foundation
import Testing

@Suite struct SearchesAnswerTests {
  private func answer(
    _ searches: [LoggedSearch], least: Int = 1, limit: Int = 20
  ) throws -> SearchesAnswer {
    let folder = try TemporaryFolder()
    let log = SearchLogFolder(repository: folder.path)
    for search in searches {
      try log.append([try search.line], month: LoggedDay.month(of: search.day), keeping: 13)
    }
    return SearchesAnswer(
      try SearchLogReading(log), least: least, limit: limit,
      form: try QuestionForm(TinyCollection.settings.languages))
  }

  private func search(
    _ words: String, filters: [String] = [], found: Int = 0, together: Int? = nil,
    on day: String = "2026-11-22"
  ) -> LoggedSearch {
    LoggedSearch(
      words.split(separator: " ").map(String.init), filters, found: found, together: together,
      on: day, at: .terminal)
  }

  @Test func `brings the forms of a question together`() throws {
    let answer = try answer([
      search("quantum computers"), search("computers quantum", on: "2026-11-20"),
      search("quantum computers"), search("programacion"), search("programaciones"),
      search("quantum computers", filters: ["grade:3"]),
    ])
    #expect(answer.questions == 3 && answer.searches == 6)
    let first = try #require(answer.notFound.first)
    #expect(first.question == "quantum computers")
    #expect(first.times == 3 && first.days == 2 && first.last == "2026-11-22")
    #expect(answer.notFound.map(\.times) == [3, 2, 1])
  }

  @Test func `takes the last time for what is found`() throws {
    let answer = try answer([
      search("quantum", on: "2026-10-01"), search("quantum", found: 2, on: "2026-11-01"),
      search("zither harp", found: 4, together: 0), search("robots", found: 9, together: 1),
    ])
    #expect(answer.notFound == [])
    #expect(answer.relaxed.map(\.question) == ["zither harp"])
    #expect(answer.mostSought.map(\.question) == ["quantum", "robots", "zither harp"])
    #expect(answer.first == "2026-10-01" && answer.last == "2026-11-22")
  }

  @Test func `leaves rare questions out and counts them, and those without words`() throws {
    let searches = [
      search("maria lopez"), search("quantum"), search("quantum"),
      LoggedSearch(withheldOn: "2026-11-22", at: .endpoint),
    ]
    let answer = try answer(searches, least: 2)
    #expect(answer.notFound.map(\.question) == ["quantum"])
    #expect(answer.rare == 1 && answer.withheld == 1 && answer.questions == 2)
    #expect(try self.answer(searches, least: 1).notFound.count == 2)
    #expect(try self.answer(searches, limit: 1).notFound.map(\.question) == ["quantum"])
  }

  @Test func `is as its schema says`() throws {
    let check = SchemaCheck()
    for answer in [
      try answer([]), try answer([search("quantum"), search("a b", found: 2, together: 0)]),
    ] {
      let json = try JSONSerialization.jsonObject(with: Data(AnswerJSON.text(answer).utf8))
      let faults = try check.faults(json, "searches-answer-1.json")
      #expect(faults == [])
    }
  }
}
