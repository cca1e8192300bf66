import ExemplarServer
import Testing

/// How much, how long and how often.
@Suite struct LimitTests {
  @Test func `gives up an answer that takes too long`() async throws {
    try await GuardTrial.run {
      $0.requestTime = .milliseconds(200)
    } asking: { trial in
      let answer = try await trial.ask("GET /api/v1/slow")
      #expect(answer.status == 503)
      #expect(answer.code == "timed-out")
      #expect(answer["Retry-After"] == "5")
    }
  }

  @Test func `answers no more requests at once than it may, and its health always`() async throws {
    try await GuardTrial.run {
      $0.requestsAtOnce = 3
      $0.requestTime = .seconds(5)
    } asking: { trial in
      var slow: [RawConnection] = []
      var answer = try await trial.ask("GET /api/v1/quick")
      // They come in on threads of their own, some time, and one that meets a quick one may be refused itself.
      for _ in 0..<200 where answer.status == 200 {
        slow.append(try RawConnection(port: trial.port))
        try await slow[slow.count - 1].send("GET /api/v1/slow HTTP/1.1\r\nHost: a\r\n\r\n")
        try await Task.sleep(for: .milliseconds(10))
        answer = try await trial.ask("GET /api/v1/quick")
      }
      #expect(answer.status == 503)
      #expect(answer.code == "busy")
      #expect(answer["Retry-After"] == "5")
      #expect(try await trial.ask("GET /healthz").status == 200)
      withExtendedLifetime(slow) {}
    }
  }

  @Test func `answers one client only as often as is set`() async throws {
    try await GuardTrial.run {
      $0.ratePerSecond = 1
      $0.rateBurst = 3
    } asking: { trial in
      let get = "GET /api/v1/quick HTTP/1.1\r\nHost: a\r\n"
      let answers = try await trial.say(
        String(repeating: get + "\r\n", count: 60) + get + "Connection: close\r\n\r\n")
      #expect(answers.statuses.prefix(3) == [200, 200, 200])
      let refused = try #require(answers.all.first { $0.status == 429 })
      #expect(refused.code == "too-many-requests")
      #expect(refused["Retry-After"] == "1")
      #expect(try await trial.ask("GET /healthz").status == 200)
    }
  }

  @Test(arguments: [
    // Without trusted proxies nobody is believed.
    (0, ["192.0.2.1"], ["192.0.2.2"], true),
    // The proxy saw the last address; what stands before it anybody may have written.
    (1, ["192.0.2.1"], ["192.0.2.2"], false),
    (1, ["198.51.100.1, 192.0.2.1"], ["198.51.100.2, 192.0.2.1"], true),
    (1, ["198.51.100.1", "192.0.2.1:4711"], ["192.0.2.1"], true),
    (2, ["192.0.2.1, 198.51.100.1"], ["192.0.2.2, 198.51.100.1"], false),
    // Too few, or no address: whoever connected.
    (2, ["192.0.2.1"], ["192.0.2.2"], true),
    (1, ["unknown"], ["nonsense"], true),
    (1, [","], [""], true),
    // A household has 64 bits of IPv6 addresses.
    (1, ["2001:db8:0:1::1"], ["[2001:db8:0:1::2]:443"], true),
    (1, ["2001:db8:0:1::1"], ["2001:db8:0:2::1"], false),
    (1, ["::ffff:192.0.2.1"], ["192.0.2.1"], true),
  ])
  func `knows clients apart behind trusted proxies`(
    _ hops: Int, _ first: [String], _ second: [String], _ isSame: Bool
  ) async throws {
    try await GuardTrial.run {
      $0.trustedHops = hops
      $0.ratePerSecond = 1
      $0.rateBurst = 1
    } asking: { trial in
      let requests = [first, second].map { forwarded in
        "GET /api/v1/quick HTTP/1.1\r\nHost: a\r\n"
          + forwarded.map { "X-Forwarded-For: \($0)\r\n" }.joined()
      }
      // On a busy machine a second may go by between two requests, and the bucket is full again.
      for _ in 0..<8 {
        let answers = try await trial.say(
          requests[0] + "\r\n" + requests[1] + "Connection: close\r\n\r\n")
        if answers.statuses == [200, isSame ? 429 : 200] { return }
        try await Task.sleep(for: .milliseconds(1100))
      }
      Issue.record("They were not told apart as they should be.")
    }
  }

  @Test func `waits with new connections while all are taken`() async throws {
    try await GuardTrial.run {
      $0.connections = 4
      $0.headerTime = .seconds(1)
    } asking: { trial in
      let idle = try (0..<8).map { _ in try RawConnection(port: trial.port) }
      #expect(try await trial.ask("GET /healthz").status == 200)
      withExtendedLifetime(idle) {}
    }
  }
}
