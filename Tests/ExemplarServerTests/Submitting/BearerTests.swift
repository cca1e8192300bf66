import ExemplarCuration
import ExemplarServer
import ExemplarTesting
import Foundation
import NIOHTTP1
import Testing

@Suite struct BearerTests {
  @Test func `lets nobody in without a token that opens something`() async throws {
    try await ServerTrial.run { trial in
      let maria = try trial.token("Maria")
      func ask(_ headers: [(String, String)], _ query: String = "") async throws
        -> ServerTrial.Answer
      { try await trial.get("/api/v1/submissions\(query)", headers: headers) }

      let missing = try await ask([])
      #expect(missing.status == 401 && missing.code == "token-missing")
      #expect(missing.headers["WWW-Authenticate"] == ["Bearer realm=\"exemplar\""])
      #expect(missing.headers["Cache-Control"] == ["no-store"])
      // Only the header counts.
      #expect(try await ask([("Cookie", "token=\(maria)")], "?token=\(maria)").status == 401)
      #expect(try await ask([], "?access_token=\(maria)").code == "token-missing")

      let revoked = try trial.token("Omar")
      let id = String(revoked.split(separator: "_")[1])
      try trial.curation.revokeToken(id, by: trial.curation.actor(named: "Root"))
      let unknown = maria.dropLast(4) + (maria.hasSuffix("aaaa") ? "bbbb" : "aaaa")
      let cases = [
        ("Bearer", "token-malformed"), ("Basic bWFyaWE6eA==", "token-malformed"),
        ("Bearer hunter2", "token-malformed"), ("Bearer \(maria) x", "token-malformed"),
        ("Bearer \(unknown)", "token-unknown"), ("Bearer \(revoked)", "token-revoked"),
      ]
      for (value, code) in cases {
        let answer = try await ask([("Authorization", value)])
        #expect(answer.status == 401 && answer.code == code, "\(value): \(answer.text)")
        #expect(
          answer.headers["WWW-Authenticate"].first
            == "Bearer realm=\"exemplar\", error=\"invalid_token\"")
        #expect(!answer.text.contains("hunter2") && !answer.text.contains(unknown))
      }
      let twice = try await ask([
        ("Authorization", "Bearer \(maria)"), ("Authorization", "Bearer \(maria)"),
      ])
      #expect(twice.status == 401)
      #expect(try await ask([("Authorization", "bearer \(maria)")]).status == 200)
    }
  }

  @Test func `lets no token in after its moment`() async throws {
    try await ServerTrial.run { trial in
      let soon = try trial.token("Maria", expires: Date(timeIntervalSinceNow: 0.3))
      try await Task.sleep(for: .seconds(0.5))
      #expect(try await trial.look("submissions", as: soon).code == "token-expired")
    }
  }

  @Test func `refuses every move to whoever has another role`() async throws {
    try await ServerTrial.run { trial in
      let maria = try trial.token("Maria")
      let (ana, root) = (
        try trial.token("Ana", [.curator]), try trial.token("Root", [.administrator])
      )
      _ = try await trial.submit(SchoolBag().zip(), as: maria)
      // Neither may submit, and it is said before the body comes.
      for token in [ana, root] {
        let answer = try await trial.submit(SchoolBag(id: "bean-diary").zip(), as: token)
        #expect(answer.status == 403 && answer.code == "not-allowed")
      }
      let reason = #"{"reason": "other", "notes": "x"}"#
      func refused(_ move: String, _ token: String, _ body: String? = nil) async throws {
        let answer = try await trial.move("submissions/1/\(move)", as: token, body)
        #expect(answer.status == 403 && answer.code == "not-allowed", "\(move): \(answer.text)")
      }
      try await refused("claim", maria)
      try await refused("claim", root)
      try await refused("cancel", ana)
      _ = try await trial.move("submissions/1/claim", as: ana)
      let luis = try trial.token("Luis", [.curator])
      for move in ["approve", "release"] { try await refused(move, maria) }
      try await refused("approve", luis)
      for move in ["return", "decline"] { try await refused(move, luis, reason) }
      _ = try await trial.move("submissions/1/approve", as: ana)
      for move in ["publish", "reopen"] { try await refused(move, maria) }
      _ = try await trial.move("submissions/1/publish", as: ana)
      for token in [maria, root] {
        let answer = try await trial.move("exemplars/paper-circuits/withdraw", as: token, reason)
        #expect(answer.status == 403 && answer.code == "not-allowed")
      }
      let lift = try await trial.move(
        "exemplars/paper-circuits/withdraw", as: ana, #"{"lift": true}"#)
      #expect(lift.status == 403)
      #expect(try trial.curation.submission(1).state == .published)
    }
  }

  @Test func `shows a facilitator her own submissions and those of her schools`() async throws {
    try await ServerTrial.run { trial in
      let maria = try trial.token("Maria", schools: ["20th-street-es"])
      let eva = try trial.token("Eva", schools: ["20th-street-es"])
      let omar = try trial.token("Omar", schools: ["garvanza-es"])
      _ = try await trial.submit(SchoolBag().zip(), as: maria)
      let foreign = try await trial.submit(SchoolBag(id: "bean-diary").zip(), as: omar)
      #expect(foreign.status == 403 && foreign.code == "not-allowed")
      #expect(try await trial.look("submissions/1", as: eva).status == 200)
      for path in ["", "/diff", "/log", "/findings", "/bag"] {
        let answer = try await trial.look("submissions/1\(path)", as: omar)
        #expect(answer.status == 403 && !answer.text.contains("Maria"))
      }
      let cancel = try await trial.move("submissions/1/cancel", as: omar)
      #expect(cancel.status == 403 && !cancel.text.contains("Maria"))
      let list = try await trial.look("submissions", as: omar)
      #expect(!list.text.contains("paper-circuits") && list.text.contains("\"submissions\":[]"))
    }
  }

  @Test(arguments: [
    "submissions/../submissions/1", "submissions/%2e%2e", "submissions/..%2f..%2fetc%2fpasswd",
    "submissions/1%00", "submissions/-1", "submissions/+1", "submissions/1.0", "submissions/%31x",
    "submissions/999999999999999999999999", "submissions/1/bag/../../../etc/passwd",
  ])
  func `reads nothing but a number where a number stands`(path: String) async throws {
    try await ServerTrial.run { trial in
      let ana = try trial.token("Ana", [.curator])
      let socket = PlainSocket(port: trial.port)
      let answer = await socket.send([
        Array(
          "GET /api/v1/\(path) HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer \(ana)\r\n\r\n"
            .utf8)
      ])
      #expect(answer.hasPrefix("HTTP/1.1 40"), "\(answer)")
      #expect(!answer.contains("root:"))
    }
  }

  @Test(arguments: ["..", "%2e%2e", "..%2fpaper-circuits", "a", "UPPER_CASE", "%00", "x%2f..%2fy"])
  func `withdraws nothing but what has the form of an id`(id: String) async throws {
    try await ServerTrial.run { trial in
      let ana = try trial.token("Ana", [.curator])
      let socket = PlainSocket(port: trial.port)
      let body = #"{"reason": "privacy", "notes": "x"}"#
      let answer = await socket.send([
        Array(
          "POST /api/v1/exemplars/\(id)/withdraw HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer \(ana)\r\nContent-Type: application/json\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
            .utf8)
      ])
      #expect(answer.hasPrefix("HTTP/1.1 40"), "\(answer)")
      #expect(trial.names("").contains("exemplars"))
    }
  }
}
