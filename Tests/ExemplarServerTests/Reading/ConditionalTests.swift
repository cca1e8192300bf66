import ExemplarIndexing
import ExemplarTesting
import NIOHTTP1
import Testing

/// What a client has already is not sent again, and never longer than it is true.
@Suite struct ConditionalTests {
  private func publish(_ school: SmallRepository) throws {
    try school.publish("paper-circuits", title: "Paper circuits")
  }

  private static let answers = [
    "/api/v1/search?q=circuits", "/api/v1/facets", "/api/v1/coverage", "/api/v1/vocabularies",
    "/api/v1/vocabularies/iste", "/api/v1/suggest?q=c", "/api/v1/exemplars/paper-circuits",
    "/api/v1/exemplars/paper-circuits/versions", "/api/v1/exemplars/paper-circuits/versions/1",
    "/api/v1/exemplars/paper-circuits/similar",
  ]
  private static let files = [
    "/api/v1/exemplars/paper-circuits/bag", "/api/v1/exemplars/paper-circuits/files/lesson.md",
  ]

  @Test func `sends nothing to who has the newest`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      for path in Self.answers + Self.files { try await expectKnown(path, trial) }
    }
  }

  private func expectKnown(_ path: String, _ trial: ServerTrial) async throws {
    let first = try await trial.get(path)
    #expect(first.status == 200)
    let tag = try #require(first.headers.first(name: "etag"))
    #expect(first.headers.first(name: "cache-control")?.hasPrefix("public, max-age=") == true)
    for known in [tag, "W/\"x\", \(tag)", "\"a\",\(tag),\"b\"", "*"] {
      let again = try await trial.get(path, headers: [("If-None-Match", known)])
      #expect(again.status == 304, "\(known)")
      #expect(again.body.isEmpty)
      #expect(again.headers.first(name: "etag") == tag)
    }
    for other in ["\"\"", "W/\"x\"", "x", "\"", String(tag.dropLast())] {
      #expect(try await trial.get(path, headers: [("If-None-Match", other)]).status == 200)
    }
  }

  @Test func `gives a new answer its own tag after a commit, and each URL its own`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      var tags: [String] = []
      for path in Self.answers {
        tags.append(try #require(try await trial.get(path).headers.first(name: "etag")))
      }
      #expect(Set(tags).count == tags.count)
      try trial.school.publish("light-box", title: "A box of light")
      _ = try Indexer(trial.school.repository).bringUpToDate()
      for (path, tag) in zip(Self.answers, tags) {
        let again = try await trial.get(path, headers: [("If-None-Match", tag)])
        #expect(again.status == 200)
        #expect(again.headers.first(name: "etag") != tag)
      }
    }
  }

  @Test func `does not take a star for an answer where there is none`() async throws {
    try await ServerTrial.run(making: publish) { trial in
      for path in ["/api/v1/exemplars/nothing-here", "/api/v1/exemplars/nothing-here/bag"] {
        let answer = try await trial.get(path, headers: [("If-None-Match", "*")])
        #expect(answer.status == 404)
      }
    }
  }
}
