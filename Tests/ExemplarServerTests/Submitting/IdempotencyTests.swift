import ExemplarCuration
import ExemplarServer
import ExemplarTesting
import Foundation
import NIOHTTP1
import Testing

@Suite struct IdempotencyTests {
  private func key(_ text: String) -> [(String, String)] { [("Idempotency-Key", text)] }

  @Test func `does a request once for each key, and answers the same again`() async throws {
    try await ServerTrial.run { trial in
      let (maria, ana) = (try trial.token("Maria"), try trial.token("Ana", [.curator]))
      let zip = try SchoolBag().zip()
      let first = try await trial.submit(zip, as: maria, headers: key("a-1"))
      let second = try await trial.submit(zip, as: maria, headers: key("a-1"))
      #expect(first.status == 201 && second.status == 201 && first.body == second.body)
      #expect(first.headers["Idempotency-Replayed"] == [])
      #expect(second.headers["Idempotency-Replayed"] == ["true"])
      #expect(second.headers["Location"] == first.headers["Location"])

      let other = try await trial.submit(
        SchoolBag(lesson: "Twice.").zip(), as: maria, headers: key("a-1"))
      #expect(other.status == 422 && other.code == "idempotency-key-reused")
      let message = try await trial.submit(
        zip, as: maria, query: "?message=x", headers: key("a-1"))
      #expect(message.code == "idempotency-key-reused")

      // Keys are each one's own.
      let claim = try await trial.move("submissions/1/claim", as: ana, headers: key("a-1"))
      let again = try await trial.move("submissions/1/claim", as: ana, headers: key("a-1"))
      #expect(claim.status == 200 && again.body == claim.body)
      let without = try await trial.move("submissions/1/claim", as: ana)
      #expect(without.status == 409 && without.code == "move-not-open")
      #expect(try trial.curation.events(of: 1).map(\.kind) == [.submit, .claim])
    }
  }

  @Test func `answers a refusal again as it was`() async throws {
    try await ServerTrial.run { trial in
      let maria = try trial.token("Maria")
      let faulty = try SchoolBag(school: "nowhere").zip()
      let first = try await trial.submit(faulty, as: maria, headers: key("b"))
      let second = try await trial.submit(faulty, as: maria, headers: key("b"))
      #expect(first.status == 422 && second.status == 422 && first.body == second.body)
      #expect(second.headers["Idempotency-Replayed"] == ["true"])
      #expect(second.headers["Content-Type"] == ["application/problem+json"])
    }
  }

  @Test(arguments: ["", "with space", "ü", String(repeating: "x", count: 256)])
  func `refuses a key that is not made of visible characters`(text: String) async throws {
    try await ServerTrial.run { trial in
      let maria = try trial.token("Maria")
      let answer = try await trial.submit(
        SchoolBag().zip(), as: maria, headers: key(text))
      #expect(answer.status == 400 && answer.code == "invalid-header", "\(answer.text)")
      #expect(try trial.curation.submissions() == [])
    }
  }

  @Test func `takes one of eight equal requests that come at once`() async throws {
    try await ServerTrial.run { trial in
      let maria = try trial.token("Maria")
      let zip = try SchoolBag().zip()
      let answers = try await withThrowingTaskGroup(of: ServerTrial.Answer.self) { group in
        for _ in 0..<8 {
          group.addTask {
            try await trial.submit(zip, as: maria, headers: [("Idempotency-Key", "c")])
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      for answer in answers {
        let isBusy = answer.status == 409 && answer.code == "idempotency-key-busy"
        #expect(answer.status == 201 || isBusy && answer.headers["Retry-After"] == ["1"])
      }
      #expect(answers.contains { $0.status == 201 })
      #expect(try trial.curation.allEvents().count == 1)
      #expect(try await trial.leftovers() == [])
    }
  }

  @Test func `takes each of twelve different bags that come at once`() async throws {
    try await ServerTrial.run { trial in
      let maria = try trial.token("Maria")
      let bags = try (0..<12).map { try SchoolBag(id: "lesson-\($0)", lesson: "Step \($0).").zip() }
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for bag in bags { group.addTask { try await trial.submit(bag, as: maria).status } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses == [Int](repeating: 201, count: 12))
      #expect(try trial.curation.submissions().count == 12)
    }
  }
}
