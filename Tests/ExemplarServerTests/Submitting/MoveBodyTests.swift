import ExemplarCuration
import ExemplarServer
import ExemplarTesting
import Foundation
import NIOHTTP1
import Testing

@Suite struct MoveBodyTests {
  /// A server with one submission that Ana reviews.
  private func reviewing(
    _ body: @escaping @Sendable (ServerTrial, _ ana: String) async throws -> Void
  ) async throws {
    try await ServerTrial.run { trial in
      let (maria, ana) = (try trial.token("Maria"), try trial.token("Ana", [.curator]))
      _ = try await trial.submit(SchoolBag().zip(), as: maria)
      _ = try await trial.move("submissions/1/claim", as: ana)
      try await body(trial, ana)
      #expect(try trial.curation.submission(1).state == .inReview, "a refused body moves nothing")
    }
  }

  @Test func `tells everything that is wrong with a body at once, each with its place`()
    async throws
  {
    try await reviewing { trial, ana in
      let cases: [(String, [String])] = [
        ("{", [""]), ("[]", [""]), ("\"x\"", [""]), ("{} {}", [""]),
        ("{\"notes\": \"\u{1}\"}", [""]),
        (#"{"notes": "a", "notes": "b"}"#, [""]),
        (#"{"reason": "qualty", "notes": 3}"#, ["/notes", "/reason"]),
        (#"{"resaon": "quality"}"#, ["/resaon"]),
        (#"{"date": "2027-01-01"}"#, ["/date"]),
        (#"{"a/b~c": 1}"#, ["/a~1b~0c"]),
        (#"{"on": "lesson.md"}"#, ["/on"]),
        (
          #"{"on": [{"path": "lesson.md", "note": "x"}, 7, {"note": "x"}, {"key": "title", "path": "x", "note": "y"}, {"key": "grades", "nots": "x"}]}"#,
          ["/on/1", "/on/2", "/on/3", "/on/4/nots", "/on/4"]
        ),
        (#"{"on": [{"path": "lesson.md", "note": "  "}]}"#, ["/on/0"]),
        (
          #"{"reason": "quality", "notes": "x", "on": [{"path": "lesson.md", "note": "x"}, {"path": "leson.md", "note": "x"}]}"#,
          ["/on/1"]
        ),
        (String(repeating: "[", count: 2000), [""]),
      ]
      for (body, pointers) in cases {
        let answer = try await trial.move("submissions/1/return", as: ana, body)
        #expect(
          answer.status == 400 && answer.code == "invalid-body",
          "\(body.prefix(80)): \(answer.text)")
        #expect(answer.pointers == pointers, "\(body.prefix(80)): \(answer.text)")
        #expect(try SchemaCheck().faults(answer.json(), "problem-1.json") == [])
      }
      let typo = try await trial.move("submissions/1/return", as: ana, #"{"resaon": "quality"}"#)
      #expect(typo.text.contains("Did you mean “reason”?"))
      let place = try await trial.move(
        "submissions/1/return", as: ana,
        #"{"reason": "quality", "notes": "x", "on": [{"path": "leson.md", "note": "x"}]}"#)
      #expect(place.text.contains("Did you mean “lesson.md”?"))
    }
  }

  @Test func `refuses a move without its reason, and one with a date that is none`() async throws {
    try await reviewing { trial, ana in
      for body in [nil, "{}", #"{"reason": "quality"}"#, #"{"notes": "x"}"#, #"{"reason": null}"#] {
        let answer = try await trial.move("submissions/1/return", as: ana, body)
        #expect(answer.status == 400 && answer.code == "reason-missing", "\(answer.text)")
      }
      let day = try await trial.move("submissions/1/publish", as: ana, #"{"date": "tomorrow"}"#)
      #expect(day.status == 400 && day.pointers == ["/date"])
      let withdraw = try await trial.move("exemplars/paper-circuits/withdraw", as: ana)
      #expect(withdraw.status == 400 && withdraw.code == "reason-missing")
      let none = try await trial.move(
        "exemplars/paper-circuits/withdraw", as: ana, #"{"reason": "other", "notes": "x"}"#)
      #expect(none.status == 404 && none.code == "unknown-exemplar")
    }
  }

  @Test func `refuses a body of another kind, one that is too large, and one that is cut off`()
    async throws
  {
    try await reviewing { trial, ana in
      let json = Array(#"{"notes": "x"}"#.utf8)
      for type in ["text/plain", "application/xml", "application/json; charset=utf-16", "x"] {
        let answer = try await trial.ask(
          .POST, "/api/v1/submissions/1/release",
          headers: [("Authorization", "Bearer \(ana)"), ("Content-Type", type)], body: json)
        #expect(answer.status == 415 && answer.code == "unsupported-media-type", "\(type)")
      }
      let untyped = try await trial.ask(
        .POST, "/api/v1/submissions/1/release", headers: [("Authorization", "Bearer \(ana)")],
        body: json)
      #expect(untyped.status == 415)
      let large = try await trial.move(
        "submissions/1/release", as: ana,
        #"{"notes": "\#(String(repeating: "x", count: 70_000))"}"#)
      #expect(large.status == 413 && large.code == "too-large")
      let head = """
        POST /api/v1/submissions/1/release HTTP/1.1\r
        Host: x\r
        Authorization: Bearer \(ana)\r
        Content-Type: application/json\r
        Content-Length: 100\r
        \r
        {"notes":
        """
      let cut = await PlainSocket(port: trial.port).send(
        [Array(head.utf8)], closing: true)
      #expect(!cut.contains("HTTP/1.1 200"))
      let typo = try await trial.move("submissions/1/release?notes=x", as: ana)
      #expect(typo.status == 400 && typo.code == "invalid-parameter")
    }
  }

  @Test func `keeps notes of moves that need no reason`() async throws {
    try await reviewing { trial, ana in
      let answer = try await trial.move(
        "submissions/1/release", as: ana, #"{"notes": "I am away, “back” on Monday."}"#)
      #expect(answer.status == 200, "\(answer.text)")
      #expect(try trial.curation.events(of: 1).last?.notes == "I am away, “back” on Monday.")
      _ = try await trial.move("submissions/1/claim", as: ana)
    }
  }
}
