import Testing

/// Answers that are not the thing asked for.
@Suite(.serialized) struct ProblemTests {
  static let failing: [(path: String, status: Int, code: String)] = [
    ("/api/v1/failing/search", 404, "unknown-exemplar"),
    ("/api/v1/failing/limit", 400, "limit-exceeded"),
    ("/api/v1/failing/index", 503, "no-index"),
    ("/api/v1/failing/curation", 409, "move-not-open"),
    ("/api/v1/failing/withdrawn", 410, "withdrawn"),
    ("/api/v1/failing/locked", 503, "locked"),
    ("/api/v1/failing/system", 500, "system"),
    ("/api/v1/failing/otherwise", 500, "internal"),
    ("/api/v1/nowhere", 404, "unknown-path"),
    ("/", 404, "unknown-path"),
  ]

  @Test(arguments: failing)
  func `is a document with a stable code, whatever went wrong`(
    _ path: String, _ status: Int, _ code: String
  ) async throws {
    try await GuardTrial.run { trial in
      let answer = try await trial.ask("GET \(path)")
      #expect(answer.status == status)
      #expect(answer.code == code)
      #expect(answer.member("title")?.isEmpty == false)
      #expect(answer.member("detail")?.isEmpty == false)
      #expect((answer["Retry-After"] != nil) == (status == 503))
      #expect(!answer.text.contains("/srv"))
    }
  }

  @Test func `tells the cause of a failure to the log, with the name of the request`() async throws
  {
    try await GuardTrial.run { trial in
      let answer = try await trial.ask(
        "GET /api/v1/failing/otherwise", headers: ["X-Request-ID: portal-7"])
      #expect(answer["X-Request-ID"] == "portal-7")
      let line = try #require(trial.log.lines.first { $0.hasPrefix("error request") })
      #expect(line.contains("id=portal-7"))
      #expect(line.contains("/srv/secret/database"))
    }
  }

  @Test(arguments: [
    ("/api/v1/quik", "Did you mean /api/v1/quick?"),
    ("/quick", "Did you mean /api/v1/quick?"),
    ("/api/v1/examplars/a-b", "Did you mean /api/v1/exemplars/a-b?"),
    ("/wp-login.php", "What there is, /openapi.json says."),
  ])
  func `names the path that was perhaps meant`(_ path: String, _ advice: String) async throws {
    try await GuardTrial.run { trial in
      let answer = try await trial.ask("GET \(path)")
      #expect(answer.member("detail") == "This server has no \(path). \(advice)")
    }
  }

  @Test func `says which methods a path answers to`() async throws {
    try await GuardTrial.run { trial in
      let get = try await trial.ask("DELETE /api/v1/exemplars/circuits/files/a/b")
      #expect(get.status == 405)
      #expect(get.code == "method-not-allowed")
      #expect(get["Allow"] == "GET, HEAD, OPTIONS")
      let post = try await trial.ask("GET /api/v1/echo")
      #expect(post["Allow"] == "POST, OPTIONS")
      let options = try await trial.ask("OPTIONS /api/v1/quick")
      #expect(options.status == 204)
      #expect(options["Allow"] == "GET, HEAD, OPTIONS")
      #expect(options.body.isEmpty)
      #expect(try await trial.ask("OPTIONS *").status == 204)
    }
  }

  @Test(arguments: ["quick", "large", "stream", "nowhere"])
  func `answers HEAD as GET, without the body`(_ name: String) async throws {
    try await GuardTrial.run { trial in
      let get = try await trial.ask("GET /api/v1/\(name)", headers: ["Accept-Encoding: gzip"])
      let head = try await trial.ask("HEAD /api/v1/\(name)", headers: ["Accept-Encoding: gzip"])
      #expect(head.status == get.status)
      #expect(head["Content-Type"] == get["Content-Type"])
      #expect(head["Content-Encoding"] == get["Content-Encoding"])
      if name == "stream" {
        #expect(head["Content-Length"] == "500")
      } else {
        #expect(head["Content-Length"] == get["Content-Length"])
      }
      let answers = try await trial.say(
        "HEAD /api/v1/\(name) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(answers.rest.isEmpty && answers.all.allSatisfy(\.body.isEmpty))
    }
  }
}
