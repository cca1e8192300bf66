import ExemplarIndexing
import ExemplarPresentation
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import NIOHTTP1
import Testing

/// The links between pages, and what they say of the index.
@Suite struct PagingTests {
  private func publish(_ school: SmallRepository) throws {
    for number in 1...5 {
      try school.publish("light-\(number)", title: "Paper light \(number)")
    }
  }

  private func links(_ answer: ServerTrial.Answer) throws -> [String: String] {
    var links: [String: String] = [:]
    let header = try #require(answer.headers.first(name: "link"))
    for link in header.components(separatedBy: ", ") {
      let parts = link.components(separatedBy: ">; rel=")
      links[parts[1].replacingOccurrences(of: "\"", with: "")] = String(parts[0].dropFirst())
    }
    return links
  }

  @Test func `links the pages of a search, and following them gives each lesson once`() async throws
  {
    try await ServerTrial.run(making: publish) { trial in
      var path = "/api/v1/search?q=paper+light&grade=4&per_page=2&not.id=x%26y"
      var ids: [String] = []
      var pages = 0
      while true {
        let answer = try await trial.get(path)
        let page = try AnswerJSON.decode(SearchPage.self, from: answer.text)
        ids += page.hits.map(\.card.id)
        pages += 1
        let links = try links(answer)
        #expect(Set(links.keys).isSuperset(of: ["first", "last"]))
        #expect((links["prev"] == nil) == (page.page == 1))
        #expect(!page.query.warnings.contains { $0.code == "newer-index" })
        #expect(links["first"]?.contains("not.id=x%26y") == true)
        guard let next = links["next"] else { break }
        path = next
      }
      #expect(pages == 3)
      #expect(ids.sorted() == (1...5).map { "light-\($0)" })
    }
  }

  @Test func `gives an empty page beyond the last, with the way back`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      let answer = try await trial.get("/api/v1/search?per_page=2&page=9")
      let page = try AnswerJSON.decode(SearchPage.self, from: answer.text)
      #expect(page.hits.isEmpty)
      #expect(page.total == 5)
      let links = try links(answer)
      #expect(links["next"] == nil)
      #expect(links["prev"]?.contains("page=3&") == true)
    }
  }

  @Test func `says that the index has moved on since the first page`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      for path in ["search?q=light", "exemplars/light-1/similar"] {
        let first = try await trial.get(
          "/api/v1/" + path + (path.contains("?") ? "&" : "?") + "per_page=2")
        let next = try #require(try links(first)["next"])
        let number = path.contains("?") ? 6 : 7
        try trial.school.publish("light-\(number)", title: "Paper light \(number)")
        _ = try Indexer(trial.school.repository).bringUpToDate()
        let page = try AnswerJSON.decode(SearchPage.self, from: try await trial.get(next).text)
        #expect(page.query.warnings.map(\.code) == ["newer-index"])
        #expect(page.page == 2)
      }
    }
  }
}
