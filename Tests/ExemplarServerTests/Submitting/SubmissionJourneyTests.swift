import ExemplarCatalog
import ExemplarCuration
import ExemplarServer
import ExemplarTesting
import Foundation
import NIOHTTP1
import Testing

@Suite struct SubmissionJourneyTests {
  @Test func `takes a lesson from its first faulty bag to the public and to its tombstone`()
    async throws
  {
    try await ServerTrial.run { trial in
      let maria = try trial.token("Maria")
      let ana = try trial.token("Ana", [.curator])
      // A faulty bag: told whole, nothing kept.
      let faulty = try await trial.submit(
        SchoolBag(school: "nowhere", grades: "[thrid]").zip(), as: maria,
        headers: [("Content-Disposition", "attachment; filename=\"paper-circuits.zip\"")])
      #expect(faulty.status == 422 && faulty.code == "not-valid")
      #expect(faulty.findingCodes.filter { $0 == "unknown-value" }.count == 2)
      #expect((try faulty.json()["errors"] as? [Any])?.count == 2)
      #expect(faulty.text.contains("“paper-circuits.zip” was not taken"))
      #expect(!faulty.text.contains(trial.school.repository.root))
      #expect(try SchemaCheck().faults(faulty.json(), "problem-1.json") == [])
      #expect(try trial.curation.submissions() == [])

      let first = try await trial.submit(
        SchoolBag().zip(), as: maria, query: "?message=Our%20first")
      #expect(first.status == 201)
      #expect(first.headers["Location"] == ["/api/v1/submissions/1"])
      #expect(first.headers["Cache-Control"] == ["no-store"])
      #expect(try SchemaCheck().faults(first.json(), "submission-answer-1.json") == [])
      let again = try await trial.submit(SchoolBag().zip(), as: maria)
      #expect(try again.status == 200 && (again.json()["isNew"] as? Bool) == false)

      #expect(try await trial.move("submissions/1/claim", as: ana).status == 200)
      let returned = try await trial.move(
        "submissions/1/return", as: ana,
        #"{"reason": "quality", "notes": "Nearly.", "on": [{"path": "data/lesson.md", "note": "Which step?"}]}"#
      )
      #expect(try returned.submission("state") as? String == "needs-changes")
      let next = try await trial.submit(SchoolBag(lesson: "Fold it twice.").zip(), as: maria)
      #expect(try next.status == 201 && (next.submission("round") as? Int) == 2)
      let page = try await trial.look("submissions/1", as: ana)
      #expect(try SchemaCheck().faults(page.json(), "submission-answer-1.json") == [])
      let points = try #require(
        (try page.json()["returned"] as? [String: Any])?["points"] as? [[String: Any]])
      #expect(points.count == 1 && points[0]["isChanged"] as? Bool == true)

      #expect(try await trial.move("submissions/1/claim", as: ana, "{}").status == 200)
      #expect(try await trial.move("submissions/1/approve", as: ana).status == 200)
      let published = try await trial.move("submissions/1/publish", as: ana)
      #expect(published.status == 200, "\(published.text)")
      #expect(try SchemaCheck().faults(published.json(), "submissions-answer-1.json") == [])
      #expect(trial.names("exemplars/paper-circuits") == ["v1"])
      // Whoever asks next finds it, without waiting.
      let found = try await trial.get("/api/v1/search?q=paper%20circuits")
      #expect(try found.json()["total"] as? Int == 1, "\(found.text)")
      #expect(try await trial.get("/api/v1/exemplars/paper-circuits").status == 200)

      let withdrawn = try await trial.move(
        "exemplars/paper-circuits/withdraw", as: ana,
        #"{"reason": "quality", "notes": "It is out of date."}"#)
      #expect(withdrawn.status == 200)
      #expect(try SchemaCheck().faults(withdrawn.json(), "withdrawal-answer-1.json") == [])
      #expect(try await trial.get("/api/v1/exemplars/paper-circuits").status == 410)
      let gone = try await trial.get("/api/v1/search?q=paper%20circuits")
      #expect(try gone.json()["total"] as? Int == 0)
      let late = try await trial.submit(SchoolBag(lesson: "Again.").zip(), as: maria)
      #expect(late.status == 409 && late.code == "withdrawn")
      let twice = try await trial.move(
        "exemplars/paper-circuits/withdraw", as: ana, #"{"reason": "other", "notes": "Again."}"#)
      #expect(twice.status == 410 && twice.code == "withdrawn")
      let root = try trial.token("Root", [.administrator])
      let lifted = try await trial.move(
        "exemplars/paper-circuits/withdraw", as: root, #"{"lift": true}"#)
      #expect(try lifted.status == 200 && (lifted.json()["versions"] as? [Int]) == [1])
      #expect(try await trial.leftovers() == [])
    }
  }

  @Test func `tells the difference, the log, the findings and the bag of a submission`()
    async throws
  {
    try await ServerTrial.run { trial in
      let maria = try trial.token("Maria")
      let bag = try SchoolBag().zip()
      #expect(try await trial.submit(bag, as: maria).status == 201)
      let difference = try await trial.look("submissions/1/diff", as: maria)
      #expect(try SchemaCheck().faults(difference.json(), "difference-1.json") == [])
      let log = try await trial.look("submissions/1/log", as: maria)
      #expect(try SchemaCheck().faults(log.json(), "submission-log-answer-1.json") == [])
      let findings = try await trial.look("submissions/1/findings", as: maria)
      #expect(try SchemaCheck().faults(findings.json(), "check-answer-1.json") == [])
      let archive = try await trial.look("submissions/1/bag", as: maria)
      #expect(archive.status == 200 && archive.headers["Content-Type"] == ["application/zip"])
      #expect(
        archive.headers["Content-Disposition"]
          == ["attachment; filename=\"paper-circuits-round-1.zip\""])
      // What comes out can be sent in again, and is the same bag.
      let again = try await trial.submit(archive.body, as: maria)
      #expect(try again.status == 200 && (again.json()["isNew"] as? Bool) == false)
      for path in ["", "/diff", "/log", "/findings", "/bag"] {
        let missing = try await trial.look("submissions/7\(path)", as: maria)
        #expect(missing.status == 404 && missing.code == "unknown-submission")
      }
      #expect(try await trial.leftovers() == [])
    }
  }

  @Test func `publishes on a day, and refuses one that is over`() async throws {
    try await ServerTrial.run { trial in
      let (maria, ana) = (try trial.token("Maria"), try trial.token("Ana", [.curator]))
      _ = try await trial.submit(SchoolBag().zip(), as: maria)
      let early = try await trial.move("submissions/1/publish", as: ana)
      #expect(early.status == 409 && early.code == "move-not-open")
      _ = try await trial.move("submissions/1/claim", as: ana)
      _ = try await trial.move("submissions/1/approve", as: ana)
      let past = try await trial.move("submissions/1/publish", as: ana, #"{"date": "2001-02-03"}"#)
      #expect(past.status == 400 && past.code == "bad-day")
      let set = try await trial.move("submissions/1/publish", as: ana, #"{"date": "2999-12-31"}"#)
      #expect(set.status == 200 && set.text.contains("\"publishOn\":\"2999-12-31\""))
      #expect(!trial.names("exemplars").contains("paper-circuits"))
    }
  }

  @Test func `lists the queue, filtered and in pages`() async throws {
    try await ServerTrial.run { trial in
      let (maria, omar) = (try trial.token("Maria"), try trial.token("Omar"))
      let ana = try trial.token("Ana", [.curator])
      for id in ["bean-diary", "paper-circuits", "shadow-play"] {
        _ = try await trial.submit(
          SchoolBag(id: id).zip(), as: id == "bean-diary" ? omar : maria)
      }
      _ = try await trial.move("submissions/2/claim", as: ana)
      func numbers(_ query: String, _ token: String) async throws -> [Int] {
        let answer = try await trial.look("submissions\(query)", as: token)
        #expect(try SchemaCheck().faults(answer.json(), "submissions-answer-1.json") == [])
        return (try answer.json()["submissions"] as? [[String: Any]] ?? [])
          .compactMap { $0["number"] as? Int }
      }
      #expect(try await numbers("", ana) == [1, 2, 3])
      #expect(try await numbers("?mine=true", omar) == [1])
      #expect(try await numbers("?mine=true", ana) == [2])
      #expect(try await numbers("?state=submitted&state=approved", ana) == [1, 3])
      let everyState = SubmissionState.allCases.map { "state=\($0.rawValue)" }
      #expect(try await numbers("?" + everyState.joined(separator: "&"), ana) == [1, 2, 3])
      #expect(try await numbers("?waiting_for=facilitator", ana) == [])
      #expect(try await numbers("?exemplar=shadow-play", ana) == [3])
      #expect(try await numbers("?per_page=2&page=2", ana) == [3])
      let page = try await trial.look("submissions?per_page=1&page=2&state=submitted", as: ana)
      #expect(page.headers["Link"].first?.contains("page=1>; rel=\"prev\"") == true)
      for query in [
        "?stat=submitted", "?state=submited", "?per_page=0", "?page=2", "?mine=perhaps", "?mine=",
        "?" + Array(repeating: "state=submitted", count: 10).joined(separator: "&"),
      ] {
        let answer = try await trial.look("submissions\(query)", as: ana)
        #expect(answer.status == 400 && answer.code == "invalid-parameter", "\(query)")
      }
      let typo = try await trial.look("submissions?stat=submitted", as: ana)
      #expect(typo.text.contains("Did you mean “state”?"))
    }
  }
}
