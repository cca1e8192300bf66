import ExemplarServer
import Testing

/// Bodies that end early, lie about their length, are too large, or never end.
@Suite struct BodyTests {
  @Test func `takes a body as it is, in one piece or in chunks`() async throws {
    try await GuardTrial.run { trial in
      let whole = try await trial.ask(
        "POST /api/v1/echo", headers: ["Content-Length: 7"], body: "[\"two\"]")
      #expect(whole.text == "[\"two\"]")
      let chunks = try await trial.ask(
        "POST /api/v1/echo", headers: ["Transfer-Encoding: chunked"],
        body: "3\r\n[\"t\r\n4\r\nwo\"]\r\n0\r\n\r\n")
      #expect(chunks.text == "[\"two\"]")
    }
  }

  @Test(arguments: ["Content-Length: 10", "Transfer-Encoding: chunked"])
  func `says that a body ended early`(_ header: String) async throws {
    try await GuardTrial.run { trial in
      let connection = try RawConnection(port: trial.port)
      try await connection.send(
        "POST /api/v1/bag HTTP/1.1\r\nHost: a\r\n\(header)\r\n\r\n3\r\nabc\r\n")
      connection.endSending()
      let answers = RawAnswers(try await connection.rest())
      #expect(answers.statuses == [400])
      #expect(answers.codes == ["body-incomplete"])
    }
  }

  @Test func `says that chunks are not written as they should be`() async throws {
    try await GuardTrial.run { trial in
      let answer = try await trial.ask(
        "POST /api/v1/bag", headers: ["Transfer-Encoding: chunked"], body: "3\r\nabc\r\nzz\r\n")
      #expect(answer.status == 400)
      #expect(answer.code == "malformed-request")
    }
  }

  @Test func `gives up a body that comes too slowly`() async throws {
    try await GuardTrial.run {
      $0.bodyTime = .milliseconds(500)
    } asking: { trial in
      let connection = try RawConnection(port: trial.port)
      try await connection.send(
        "POST /api/v1/bag HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nabc")
      let answers = RawAnswers(try await connection.rest())
      #expect(answers.statuses == [408])
      #expect(answers.codes == ["too-slow"])
    }
  }

  @Test func `does not blame a client for a route that reads slowly`() async throws {
    try await GuardTrial.run {
      $0.bodyTime = .milliseconds(200)
    } asking: { trial in
      let answers = try await trial.say(
        "GET /api/v1/pause HTTP/1.1\r\nHost: a\r\n\r\n"
          + "POST /api/v1/bag HTTP/1.1\r\nHost: a\r\nConnection: close\r\nContent-Length: 3\r\n\r\nabc"
      )
      #expect(answers.statuses == [200, 200])
    }
  }

  @Test func `answers at once who sends a body without end that nobody wants`() async throws {
    try await GuardTrial.run { trial in
      let connection = try RawConnection(port: trial.port)
      try await connection.send(
        "POST /api/v1/deaf HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n")
      let sending = Task {
        let chunk = Array("1000\r\n\(String(repeating: "x", count: 4096))\r\n".utf8)
        while !Task.isCancelled { await connection.send(chunk) }
      }
      defer { sending.cancel() }
      let bytes = try await connection.read { !RawAnswers($0).all.isEmpty }
      let answer = try #require(RawAnswers(bytes).all.first)
      #expect(answer.status == 200)
      #expect(answer["Connection"] == "close")
      #expect(try await connection.end() != nil)
    }
  }

  @Test func `lets a body pass that no route of GET wants`() async throws {
    try await GuardTrial.run { trial in
      let get = "GET /api/v1/quick HTTP/1.1\r\nHost: a\r\n"
      let answers = try await trial.say(
        get + "Content-Length: 5\r\n\r\nhello" + get + "Connection: close\r\n\r\n")
      #expect(answers.statuses == [200, 200])
    }
  }
}
