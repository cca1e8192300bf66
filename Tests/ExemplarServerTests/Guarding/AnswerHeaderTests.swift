import ExemplarServer
import Testing

/// What every answer has, and what no answer may have.
@Suite(.serialized) struct AnswerHeaderTests {
  @Test(arguments: ["GET /api/v1/quick", "GET /api/v1/nowhere", "GET /healthz"])
  func `protects every answer`(_ line: String) async throws {
    try await GuardTrial.run { trial in
      let answer = try await trial.ask(line)
      #expect(answer["X-Content-Type-Options"] == "nosniff")
      #expect(
        answer["Content-Security-Policy"] == "default-src 'none'; frame-ancestors 'none'")
      #expect(answer["Referrer-Policy"] == "no-referrer")
      #expect(answer["Cross-Origin-Resource-Policy"] == "same-origin")
      #expect(answer["Strict-Transport-Security"] == nil)
      #expect(answer["Server"] == "exemplar")
      #expect(answer["Date"]?.hasSuffix(" GMT") == true)
      #expect(answer["Access-Control-Allow-Origin"] == nil)
    }
  }

  @Test(arguments: [
    ("portal-7.a_B", true), ("a b", false), ("", false), (String(repeating: "a", count: 64), true),
    (String(repeating: "a", count: 65), false), ("a\"b", false), ("ñ", false),
  ])
  func `takes over the name of a request where it is one`(
    _ name: String, _ isTaken: Bool
  ) async throws {
    try await GuardTrial.run { trial in
      let answer = try await trial.ask("GET /api/v1/quick", headers: ["X-Request-ID: \(name)"])
      let given = try #require(answer["X-Request-ID"])
      #expect((given == name) == isTaken)
      if !isTaken {
        #expect(given.count == 16)
        #expect(given.allSatisfy { $0.isHexDigit })
      }
    }
  }

  @Test(arguments: ["a%0d%0aSet-Cookie:%20b=c", "a%0aX:%20y", "a%00b", "%0d%0a%0d%0aGET"])
  func `lets no value split an answer`(_ value: String) async throws {
    try await GuardTrial.run { trial in
      let answers = try await trial.say(
        "GET /api/v1/split?v=\(value) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
      #expect(answers.statuses == [200])
      let answer = try #require(answers.all.first)
      #expect(answer["Set-Cookie"] == nil)
      #expect(answer["X"] == nil)
      #expect(answer.text == "{}\n")
      #expect(!answer.lines.contains { $0.contains("\0") || $0.contains("\n") })
    }
  }

  @Test(
    arguments: [
      ([], "https://a.example", nil, nil),
      (["*"], "https://a.example", "*", nil),
      (["https://a.example"], "https://a.example", "https://a.example", "Origin"),
      (["https://a.example"], "https://b.example", nil, "Origin"),
      (["https://a.example"], "null", nil, "Origin"),
    ] as [([String], String, String?, String?)])
  func `lets the pages of configured origins read`(
    _ origins: [String], _ origin: String, _ allowed: String?, _ vary: String?
  ) async throws {
    try await GuardTrial.run {
      $0.corsOrigins = origins
    } asking: { trial in
      let answer = try await trial.ask("GET /api/v1/quick", headers: ["Origin: \(origin)"])
      #expect(answer["Access-Control-Allow-Origin"] == allowed)
      #expect(answer["Access-Control-Allow-Credentials"] == nil)
      #expect(answer["Vary"] == vary)
      #expect(
        answer["Access-Control-Expose-Headers"]
          == (allowed == nil ? nil : "ETag, Link, X-Request-ID, Retry-After"))
      let preflight = try await trial.ask(
        "OPTIONS /api/v1/quick",
        headers: ["Origin: \(origin)", "Access-Control-Request-Method: GET"])
      #expect(preflight.status == 204)
      #expect(
        preflight["Access-Control-Allow-Methods"] == (allowed == nil ? nil : "GET, HEAD, OPTIONS"))
    }
  }

  @Test(arguments: [
    ("gzip", true), ("gzip, deflate, br", true), ("br;q=1, GZIP;q=0.5", true), ("*", true),
    ("x-gzip", true), ("gzip;q=0", false), ("gzip;q=0, *", false), ("identity", false),
    ("identity, gzip;q=0.5", false), ("br", false), ("", false), ("gzip;q=nonsense", false),
  ])
  func `packs an answer for who wants it`(_ accepted: String, _ isPacked: Bool) async throws {
    try await GuardTrial.run { trial in
      let answer = try await trial.ask(
        "GET /api/v1/large", headers: ["Accept-Encoding: \(accepted)"])
      #expect(answer["Vary"] == "Accept-Encoding")
      #expect(answer["ETag"] == "W/\"7\"")
      #expect((answer["Content-Encoding"] == "gzip") == isPacked)
      if isPacked {
        #expect(answer.body.count < TrialRoutes.largeText.utf8.count / 20)
        #expect(try unpacked(answer.body) == TrialRoutes.largeText)
      } else {
        #expect(answer.text == TrialRoutes.largeText)
      }
    }
  }

  @Test func `packs nothing small, nothing that a strong tag names, and nothing when it is not to`()
    async throws
  {
    let headers = ["Accept-Encoding: gzip"]
    try await GuardTrial.run { trial in
      let quick = try await trial.ask("GET /api/v1/quick", headers: headers)
      #expect(quick["Content-Encoding"] == nil)
      #expect(quick["Vary"] == nil)
      let strong = try await trial.ask("GET /api/v1/strong", headers: headers)
      #expect(strong["Content-Encoding"] == nil)
    }
    try await GuardTrial.run {
      $0.compresses = false
    } asking: { trial in
      let large = try await trial.ask("GET /api/v1/large", headers: headers)
      #expect(large["Content-Encoding"] == nil)
    }
  }
}
