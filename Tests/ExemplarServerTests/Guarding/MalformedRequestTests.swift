import Testing

/// Bytes that are no request, or not the request that they seem to be.
@Suite(.serialized) struct MalformedRequestTests {
  static let malformed: [(said: String, status: Int, code: String)] = [
    ("nonsense\r\n\r\n", 400, "malformed-request"),
    ("GET\r\n\r\n", 400, "malformed-request"),
    ("BREW /healthz HTTP/1.1\r\nHost: a\r\n\r\n", 400, "malformed-request"),
    ("GET /healthz HTTP/2.0\r\nHost: a\r\n\r\n", 505, "unknown-version"),
    ("GET /healthz HTTP/1.1\r\n\r\n", 400, "malformed-request"),
    ("GET /healthz HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400, "malformed-request"),
    ("GET /healthz HTTP/1.1\r\nHost: a/b\r\n\r\n", 400, "malformed-request"),
    ("GET /healthz HTTP/1.1\r\nHost: a\r\nBad Header: 1\r\n\r\n", 400, "malformed-request"),
    ("GET /healthz HTTP/1.1\r\nHost: a\r\n: 1\r\n\r\n", 400, "malformed-request"),
    ("GET /healthz HTTP/1.1\r\nHost: a\r\nX: a\u{0}b\r\n\r\n", 400, "malformed-request"),
    ("GET healthz HTTP/1.1\r\nHost: a\r\n\r\n", 400, "malformed-path"),
    ("CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n", 501, "unsupported-method"),
    ("GET /healthz HTTP/1.1\r\nHost: a\r\nExpect: a-miracle\r\n\r\n", 417, "unmet-expectation"),
    (
      "POST /api/v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
      400, "malformed-request"
    ),
    (
      "POST /api/v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      400, "malformed-request"
    ),
    (
      "POST /api/v1/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
      501, "unsupported-coding"
    ),
    (
      "POST /api/v1/echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n0\r\n\r\n", 501,
      "unsupported-coding"
    ),
    (
      "POST /api/v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", 400, "malformed-request"
    ),
    (
      "GET /\(String(repeating: "a", count: 9000)) HTTP/1.1\r\nHost: a\r\n\r\n", 414,
      "target-too-long"
    ),
    (
      "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "a", count: 17_000))\r\n\r\n", 431,
      "header-too-large"
    ),
    (
      "GET / HTTP/1.1\r\nHost: a\r\n\(String(repeating: "X: 1\r\n", count: 120))\r\n", 431,
      "header-too-large"
    ),
  ]

  @Test(arguments: malformed)
  func `answers what is no request with a problem document and closes`(
    _ said: String, _ status: Int, _ code: String
  ) async throws {
    try await GuardTrial.run { trial in
      let answers = try await trial.say(said)
      #expect(answers.statuses == [status], "\(said.prefix(80))")
      #expect(answers.codes == [code], "\(said.prefix(80))")
      let answer = try #require(answers.all.first)
      #expect(answer["Connection"] == "close")
      #expect(answer["X-Request-ID"]?.count == 16)
      #expect(answer["Date"]?.hasSuffix(" GMT") == true)
      #expect(answer["Content-Security-Policy"] != nil)
      #expect(answers.rest.isEmpty)
      #expect(trial.log.lines.contains { $0.contains("code=\(code)") })
    }
  }

  @Test(arguments: [
    ("GET /api/v1/exemplars/%zz", "malformed-path"),
    ("GET /api/v1/exemplars/a%0", "malformed-path"),
    ("GET /api/v1/exemplars/a%00b", "malformed-path"),
    ("GET /api/v1/exemplars/%ff%fe", "malformed-path"),
    ("GET /api/v1/exemplars/ñ", "malformed-path"),
    ("GET /api/v1/quick?q=ñ", "malformed-path"),
  ])
  func `says what is wrong with an address`(_ line: String, _ code: String) async throws {
    try await GuardTrial.run { trial in
      let answer = try await trial.ask(line)
      #expect(answer.status == 400)
      #expect(answer.code == code)
    }
  }

  @Test(arguments: [
    "/api/v1/exemplars/ni%C3%B1o", "/api/v1/quick?q=a%20%00b", "http://a/api/v1/quick",
  ])
  func `reads an address with encoded and with plain letters`(_ address: String) async throws {
    try await GuardTrial.run { trial in
      let answer = try await trial.ask("GET \(address)")
      #expect(answer.status == 200)
    }
  }

  @Test func `answers HTTP/1.0 without Host and closes`() async throws {
    try await GuardTrial.run { trial in
      let answers = try await trial.say("GET /healthz HTTP/1.0\r\n\r\n")
      #expect(answers.statuses == [200])
      #expect(answers.all.first?["Connection"] == "close")
    }
  }

  @Test func `answers all requests before a malformed one first`() async throws {
    try await GuardTrial.run { trial in
      let good = "GET /api/v1/pause HTTP/1.1\r\nHost: a\r\n\r\n"
      let answers = try await trial.say(good + good + "nonsense\r\n\r\n" + good)
      #expect(answers.statuses == [200, 200, 400])
      #expect(answers.codes == [nil, nil, "malformed-request"])
    }
  }

  @Test func `leaves what follows a doubtful request unread`() async throws {
    try await GuardTrial.run { trial in
      let answers = try await trial.say(
        "POST /api/v1/echo HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
          + "0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: a\r\n\r\n")
      #expect(answers.statuses == [400])
    }
  }

  @Test func `does not change the protocol, and answers all the same`() async throws {
    try await GuardTrial.run { trial in
      let answers = try await trial.say(
        "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n")
      #expect(answers.statuses == [200])
      #expect(answers.all.first?["Connection"] == "close")
    }
  }
}
