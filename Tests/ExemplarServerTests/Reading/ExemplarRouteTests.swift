import ExemplarIndexing
import ExemplarPresentation
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import NIOHTTP1
import Testing

/// One exemplar, its versions and its neighbors over HTTP.
@Suite struct ExemplarRouteTests {
  private func publish(_ school: SmallRepository) throws {
    try school.publish("paper-circuits", title: "Paper circuits, first")
    try school.publish("paper-circuits", version: 2, title: "Paper circuits")
    try school.publish("light-box", title: "Paper light", lesson: "Circuits of paper.")
  }

  @Test func `gives the newest version and any other`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      for (path, title) in [
        ("paper-circuits", "Paper circuits"), ("PAPER-circuits", "Paper circuits"),
        ("paper-circuits/versions/2", "Paper circuits"),
        ("paper-circuits/versions/1", "Paper circuits, first"),
      ] {
        let answer = try await trial.get("/api/v1/exemplars/" + path)
        #expect(answer.status == 200)
        let exemplar = try AnswerJSON.decode(ExemplarAnswer.self, from: answer.text)
        #expect(exemplar.detail?.card.title == title)
        #expect(exemplar.detail?.versions.map(\.version) == [1, 2])
        #expect(try SchemaCheck().faults(try answer.json(), "exemplar-answer-1.json") == [])
      }
    }
  }

  @Test func `lists the versions with their links, and the links lead there`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      let answer = try await trial.get("/api/v1/exemplars/paper-circuits/versions")
      #expect(try SchemaCheck().faults(try answer.json(), "versions-answer-1.json") == [])
      let versions = try AnswerJSON.decode(VersionsAnswer.self, from: answer.text)
      #expect(versions.versions.map(\.published) == ["2026-01-01", "2026-01-02"])
      for version in [1, 2] {
        let links = versions.links(to: version)
        #expect(answer.text.contains("\"\(links.bag)\""))
        #expect(try await trial.get(links.`self`).status == 200)
        #expect(try await trial.get(links.bag).status == 200)
      }
    }
  }

  @Test func `finds what is like an exemplar`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      let answer = try await trial.get("/api/v1/exemplars/paper-circuits/similar?per_page=5")
      let page = try AnswerJSON.decode(SearchPage.self, from: answer.text)
      #expect(page.hits.map(\.card.id) == ["light-box"])
      #expect(page.query.q == nil)
      #expect(try SchemaCheck().faults(try answer.json(), "search-answer-1.json") == [])
    }
  }

  private static let refused: [(path: String, status: Int)] = [
    ("paper-circuit", 404), ("paper-circuit/versions", 404), ("paper-circuit/similar", 404),
    ("paper-circuit/bag", 404), ("paper-circuit/files/lesson.md", 404),
    ("paper-circuits/versions/3", 404), ("paper-circuits/versions/0", 404),
    ("paper-circuits/versions/x", 404), ("paper-circuits/versions/99999999999999999999", 404),
    ("paper-circuits/bag?version=3", 404), ("paper-circuits/files/nothing.md", 404),
    ("paper-circuits/files/lesson.md?version=9", 404), ("paper-circuits/files", 404),
    ("x", 404), ("a%00b", 400), ("%c0%ae%c0%ae", 400), ("paper-circuits/versions/%zz", 400),
    ("paper-circuits/bag?version=x", 400), ("paper-circuits/files/lesson.md?version=0", 400),
    ("paper-circuits?version=1", 400), ("paper-circuits/similar?page=0", 400),
    ("paper-circuits/similar?per_page=101", 400),
  ]

  @Test func `tells what is not there and what cannot be asked`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      for (path, status) in Self.refused {
        let found = try await RawRequest.status(of: "/api/v1/exemplars/" + path, port: trial.port)
        #expect(found == status, "\(path)")
      }
    }
  }

  @Test func `names the nearest id`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      for path in ["", "/similar", "/versions"] {
        let answer = try await trial.get("/api/v1/exemplars/paper-circuit" + path)
        #expect(answer.code == "unknown-exemplar")
        #expect(answer.text.contains("Did you mean “paper-circuits”?"))
      }
    }
  }

  @Test func `shows what remains of a withdrawn exemplar, at once and everywhere`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      let first = try await trial.get("/api/v1/exemplars/paper-circuits")
      let tag = try #require(first.headers.first(name: "etag"))
      try trial.school.withdraw("paper-circuits")
      for path in [
        "", "/versions", "/versions/1", "/versions/2", "/versions/7", "/bag", "/bag?version=1",
        "/similar", "/files/lesson.md", "/files/lesson.md?version=1", "/files/nothing",
      ] {
        let answer = try await trial.get(
          "/api/v1/exemplars/paper-circuits" + path, headers: [("If-None-Match", tag)])
        #expect(answer.status == 410, "\(path)")
        #expect(answer.headers["content-type"] == ["application/json"])
        let exemplar = try AnswerJSON.decode(ExemplarAnswer.self, from: answer.text)
        #expect(exemplar.detail == nil)
        #expect(exemplar.withdrawn?.reason == "consent")
        #expect(try SchemaCheck().faults(try answer.json(), "exemplar-answer-1.json") == [])
      }
      _ = try Indexer(trial.school.repository).bringUpToDate()
      #expect(try await trial.get("/api/v1/exemplars/paper-circuits").status == 410)
    }
  }
}
