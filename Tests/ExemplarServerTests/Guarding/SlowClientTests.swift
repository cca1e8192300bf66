import ExemplarServer
import Foundation
import Testing

/// Clients that say too little, too slowly, or do not listen.
@Suite struct SlowClientTests {
  private static let get = "GET /api/v1/quick HTTP/1.1\r\nHost: a\r\n\r\n"

  @Test func `gives up a head that does not end`() async throws {
    try await GuardTrial.run {
      $0.headerTime = .seconds(3)
    } asking: { trial in
      let answers = try await trial.say("GET /api/v1/quick HTTP/1.1\r\nHo")
      #expect(answers.statuses == [408])
      #expect(answers.codes == ["too-slow"])
      #expect(answers.all.first?["Connection"] == "close")
    }
  }

  @Test func `gives up a head that comes letter by letter`() async throws {
    try await GuardTrial.run {
      $0.headerTime = .seconds(3)
    } asking: { trial in
      let connection = try RawConnection(port: trial.port, saying: "GET ")
      let dripping = Task {
        for letter in "/api/v1/quick HTTP/1.1\r\n\(String(repeating: "X: y\r\n", count: 90))" {
          try await connection.send(String(letter))
          try await Task.sleep(for: .milliseconds(60))
        }
      }
      defer { dripping.cancel() }
      let bytes = try await connection.read { !RawAnswers($0).all.isEmpty }
      #expect(RawAnswers(bytes).statuses == [408])
    }
  }

  @Test func `gives up the second head of a connection as well`() async throws {
    try await GuardTrial.run {
      $0.headerTime = .seconds(3)
    } asking: { trial in
      let connection = try RawConnection(port: trial.port, saying: Self.get)
      let first = try await connection.read { !RawAnswers($0).all.isEmpty }
      #expect(RawAnswers(first).statuses == [200])
      try await connection.send("GET /api")
      let answers = RawAnswers(try await connection.rest())
      #expect(answers.statuses == [408])
    }
  }

  @Test func `closes a connection on which nothing is ever asked, without a word`() async throws {
    try await GuardTrial.run {
      $0.headerTime = .milliseconds(200)
    } asking: { trial in
      let connection = try RawConnection(port: trial.port)
      let bytes = try await connection.rest()
      #expect(bytes.isEmpty)
    }
  }

  @Test func `keeps a connection open for the next request`() async throws {
    try await GuardTrial.run { trial in
      let connection = try RawConnection(port: trial.port)
      for _ in 0..<3 {
        try await connection.send(Self.get)
        let bytes = try await connection.read { !RawAnswers($0).all.isEmpty }
        #expect(RawAnswers(bytes).statuses == [200])
        try await Task.sleep(for: .milliseconds(50))
      }
    }
  }

  @Test func `closes a connection that was idle for long enough`() async throws {
    try await GuardTrial.run {
      $0.idleTime = .milliseconds(300)
    } asking: { trial in
      let connection = try RawConnection(port: trial.port, saying: Self.get)
      let bytes = try await connection.read { !RawAnswers($0).all.isEmpty }
      #expect(RawAnswers(bytes).statuses == [200])
      #expect(try await connection.end() == 0)
    }
  }

  @Test func `does not count the time of the answer as idle`() async throws {
    try await GuardTrial.run {
      $0.idleTime = .milliseconds(100)
    } asking: { trial in
      let answer = try await trial.ask("GET /api/v1/pause")
      #expect(answer.status == 200)
    }
  }

  @Test func `cuts off who does not read the answer`() async throws {
    try await GuardTrial.run {
      $0.idleTime = .milliseconds(400)
    } asking: { trial in
      let connection = try RawConnection(port: trial.port, window: 4096)
      try await connection.send("GET /api/v1/endless HTTP/1.1\r\nHost: a\r\n\r\n")
      try await Task.sleep(for: .milliseconds(1500))
      // What the system still holds comes, and then the end: never all of it.
      let received = try #require(try await connection.end())
      #expect(received < 64 << 20)
    }
  }

  @Test func `lets a client go in the middle of an answer`() async throws {
    try await GuardTrial.run { trial in
      for _ in 0..<20 {
        let connection = try RawConnection(port: trial.port)
        try await connection.send("GET /api/v1/endless HTTP/1.1\r\nHost: a\r\n\r\n")
        _ = try await connection.read { $0.count > 1 << 20 }
      }
      #expect(try await trial.ask("GET /api/v1/quick").status == 200)
      #expect(!trial.log.lines.contains { $0.hasPrefix("error") })
    }
  }

  @Test func `answers requests that are sent in one go in their order`() async throws {
    try await GuardTrial.run { trial in
      let lines = ["pause", "quick", "large", "nowhere", "quick"]
      let requests = lines.map {
        "GET /api/v1/\($0) HTTP/1.1\r\nHost: a\r\nX-Request-ID: \($0)\r\n\r\n"
      }
      let last = "GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
      let answers = try await trial.say(requests.joined() + last)
      #expect(answers.statuses == [200, 200, 200, 404, 200, 200])
      #expect(answers.all.prefix(5).map { $0["X-Request-ID"] } == lines)
    }
  }

  @Test func `answers the rest while 500 connections idle and 200 are slow`() async throws {
    // However busy the machine is, none of them is cut off meanwhile.
    try await GuardTrial.run {
      $0.headerTime = .seconds(300)
      $0.idleTime = .seconds(300)
      $0.bodyTime = .seconds(300)
    } asking: { trial in
      let idle = try (0..<500).map { _ in try RawConnection(port: trial.port) }
      let slow = try (0..<200).map { _ in try RawConnection(port: trial.port) }
      for connection in idle.prefix(100) { try await connection.send(Self.get) }
      for connection in slow.prefix(100) { try await connection.send("GET /api/v1/qu") }
      for connection in slow.suffix(100) {
        try await connection.send(
          "POST /api/v1/bag HTTP/1.1\r\nHost: a\r\nContent-Length: 1000000\r\n\r\nab")
      }
      let start = Date()
      for _ in 0..<100 { #expect(try await trial.ask("GET /api/v1/quick").status == 200) }
      #expect(Date().timeIntervalSince(start) < 60)
      for connection in idle.prefix(100) {
        let bytes = try await connection.read { !RawAnswers($0).all.isEmpty }
        #expect(RawAnswers(bytes).statuses == [200])
      }
    }
  }
}
