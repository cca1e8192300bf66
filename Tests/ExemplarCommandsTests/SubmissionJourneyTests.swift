import ExemplarTesting
import Foundation
import Testing

@Suite struct SubmissionJourneyTests {
  @Test func `leads a lesson from a draft to the public and to its tombstone`() async throws {
    let desk = try SubmissionDesk()
    let submitted = try await desk.run(as: "Ana", "submit", "draft", "--message", "First try.")
    #expect(
      submitted.answer == """
        Submission 1, “Paper circuits”, round 1, is with the curators now.
        “id: paper-circuits” was written into draft/exemplar.yaml.
        See it: exemplar submissions show 1

        """, "\(submitted.remarks)")
    let again = try await desk.run(as: "Ana", "submit", "draft")
    #expect(again.status == 0 && again.answer.contains("nothing was changed"))
    try await desk.must("Ben: submissions claim 1")
    let returned = try await desk.run(
      as: "Ben", "submissions", "return", "1", "--reason", "metadata", "--notes", "Nearly there.",
      "--on", "grades=Which?", "--on", "./materials/rubric.txt=Say more.", "--on", "lesson.md=Lead?"
    )
    #expect(returned.answer.hasPrefix("Submission 1, “Paper circuits”, is with Ana now"))
    let waiting = try await desk.run(as: "Ana", "submissions", "show", "1")
    #expect(waiting.answer.contains("It waits for Ana, who submitted it."))
    #expect(!waiting.answer.contains("unchanged") && waiting.answer.contains("exemplar submit BAG"))

    try desk.school.edit("draft/exemplar.yaml", replacing: "grades: [3]", with: "grades: [3, 4]")
    try desk.school.edit("draft/lesson.md", replacing: "red lead", with: "long lead")
    try await desk.must("Ana: submit draft")
    let page = try await desk.run(as: "Cleo", "submissions", "show", "1")
    for line in [
      "grades · changed", "materials/rubric.txt · unchanged", "lesson.md · changed",
      "What changed since round 1", "grades                {+4+}",
      "  Tape the [-red-] {+long+} lead to the battery and fold the card …",
      "Review it      exemplar submissions claim 1",
    ] {
      #expect(page.answer.contains(line), "\(line) is not in \(page.answer)")
    }

    try await desk.must("Cleo: submissions claim 1", "Cleo: submissions approve 1")
    let published = try await desk.run(as: "Cleo", "submissions", "publish", "1")
    #expect(
      published.answer == """
        “Paper circuits” is public now, as paper-circuits v1. Nobody has to act.
        Find it: exemplar search 'title:"Paper circuits"'
        Read it: exemplar show paper-circuits

        """)
    let found = try await desk.run(as: "Ana", "search", "title:\"Paper circuits\"", "--json")
    #expect(try found.json()["total"] as? Int == 1)

    try desk.school.edit("draft/lesson.md", replacing: "dotted line", with: "thin line")
    try await desk.must(
      "Ana: submit draft", "Ben: submissions claim 2", "Ben: submissions approve 2",
      "Ben: submissions publish 2")
    let list = try await desk.run(as: "Ana", "submissions", "list", "--json").json()
    let states = try #require(list["submissions"] as? [[String: Any]]).map {
      $0["state"] as? String
    }
    #expect(states == ["superseded", "published"])

    let withdrawn = try await desk.run(
      as: "Ben", "withdraw", "paper-circuits", "--reason", "privacy", "--notes", "A face.")
    #expect(withdrawn.answer.hasPrefix("“paper-circuits” (v1, v2) is withdrawn for privacy.\n"))
    #expect(withdrawn.answer.contains("git filter-repo"))
    #expect(
      FileManager.default.fileExists(
        atPath: desk.school.folder.url("exemplars/paper-circuits/withdrawn.yaml").path))
    let gone = try await desk.run(as: "Ana", "search", "circuits")
    #expect(gone.status == 1)
    let erased = try await desk.run(as: "Ana", "submissions", "show", "2")
    #expect(erased.status == 0 && !erased.answer.contains("Paper circuits"))
  }

  @Test func `takes the next round of a draft whose title changed, by the id it got`() async throws
  {
    let desk = try SubmissionDesk()
    try await desk.must("Ana: submit draft")
    try desk.school.edit("draft/exemplar.yaml", replacing: "title: Paper", with: "title: Copper")
    let second = try await desk.run(as: "Ana", "submit", "draft", "--replace")
    #expect(second.answer.hasPrefix("Submission 1, “Copper circuits”, round 2,"), "\(second)")
    #expect(!second.answer.contains("was written into"))
    let record = try String(
      contentsOf: desk.school.folder.url("draft/exemplar.yaml"), encoding: .utf8)
    #expect(record.components(separatedBy: "id: paper-circuits").count == 2)
  }

  @Test func `refuses her own approval, moves that are not open, and what is unknown`() async throws
  {
    let desk = try SubmissionDesk()
    try await desk.must("Ben: submit draft", "Ben: submissions claim 1")
    let own = try await desk.run(as: "Ben", "submissions", "approve", "1", "--json")
    #expect(own.status == 2)
    #expect(try own.problem()["code"] as? String == "not-allowed")
    let closed = try await desk.run(as: "Cleo", "submissions", "publish", "1")
    #expect(closed.status == 2 && closed.told.contains("it is “in-review”"))
    let unknown = try await desk.run(as: "Ben", "submissions", "show", "9")
    #expect(unknown.status == 1 && unknown.told.contains("There is no submission 9."))
    let lost = try await desk.run(
      as: "Ben", "withdraw", "nothing-here", "--reason", "quality", "--notes", "x")
    #expect(lost.status == 1 && lost.told.contains("No exemplar “nothing-here”"))
  }

  @Test(arguments: [
    (["submissions", "shwo", "1"], 64, "Did you mean “exemplar submissions show”?"),
    (["submissions", "show", "one"], 64, "The value 'one' is invalid"),
    (
      ["submissions", "return", "1", "--reason", "metdata", "--notes", "x"], 64,
      "“metdata” is not a reason. Did you mean “metadata”? The codes are metadata, quality,"
    ),
    (["submissions", "return", "1", "--reason", "quality"], 2, "--reason CODE --notes TEXT"),
    (
      ["submissions", "return", "1", "--reason", "quality", "--notes", "x", "--on", "grade=y"], 64,
      "“grade” is neither a key of the record nor a file of the bag. Did you mean “grades”?"
    ),
    (
      ["submissions", "return", "1", "--reason", "quality", "--notes", "x", "--on", "grades"], 64,
      "“grades” is not a place and a note."
    ),
    (["submissions", "publish"], 64, "Name the submissions to publish"),
    (["submissions", "publish", "1", "--on", "tomorrow"], 64, "“tomorrow” is not a day."),
    (["submissions", "publish", "1", "--due"], 64, "leave out the numbers"),
    (["submissions", "list", "--state", "lost"], 64, "'lost'"),
    (["submit", "nothing"], 2, "“nothing”"),
    (["submissions", "claim", "1", "--actor", " "], 64, "--actor needs a name"),
    (["withdraw", "x", "--lift", "--reason", "quality"], 64, "--lift takes no --reason"),
  ])
  func `says what is wrong with a command line`(
    arguments: [String], status: Int32, words: String
  ) async throws {
    let desk = try SubmissionDesk()
    try await desk.must("Ana: submit draft", "Ben: submissions claim 1")
    let outcome = try await Program.exemplar.with(["EXEMPLAR_ACTOR": "Ben"])
      .run(arguments, in: desk.school.folder)
    #expect(outcome.status == status)
    #expect(outcome.told.contains(words), "\(outcome.told)")
  }

  @Test func `tells the findings of a draft that is not taken`() async throws {
    let desk = try SubmissionDesk()
    try desk.school.edit("draft/exemplar.yaml", replacing: "grades: [3]", with: "grades: [thrid]")
    let outcome = try await desk.run(as: "Ana", "submit", "draft")
    #expect(outcome.status == 1 && outcome.told.contains("“thrid” is not a grade."))
    let json = try await desk.run(as: "Ana", "submit", "draft", "--json")
    let errors = try #require(try json.problem()["errors"] as? [[String: Any]])
    #expect(json.status == 1 && !errors.isEmpty)
    #expect(try await desk.run(as: "Ana", "submissions").answer.hasPrefix("No submission"))
  }

  @Test func `makes a move with several submissions, and tells those that are refused`()
    async throws
  {
    let desk = try SubmissionDesk()
    try await desk.must("Ana: submit draft")
    let outcome = try await desk.run(as: "Ben", "submissions", "claim", "7", "1")
    #expect(outcome.status == 1 && outcome.told.contains("There is no submission 7."))
    #expect(outcome.answer.hasPrefix("Submission 1, “Paper circuits”, is yours to review."))
    let mine = try await desk.run(as: "Ben", "submissions", "list", "--mine", "--json").json()
    #expect((mine["submissions"] as? [Any])?.count == 1)
    let others = try await desk.run(as: "Cleo", "submissions", "list", "--mine", "--json").json()
    #expect((others["submissions"] as? [Any])?.isEmpty == true)
  }

  @Test func `writes a feed that is well formed whatever the titles say`() async throws {
    let desk = try SubmissionDesk()
    try desk.school.edit(
      "draft/exemplar.yaml", replacing: "title: Paper circuits",
      with: "id: paper-circuits\ntitle: 'A <b> & \"c\" ]]> title'")
    try await desk.must("Ana: submit draft", "Ana: submissions feed q.atom --waiting-for curator")
    let feed = try FeedReader(Data(contentsOf: desk.school.folder.url("q.atom")))
    #expect(feed.titles.last == "1. A <b> & \"c\" ]]> title: submitted")
    #expect(
      feed.ids.last == "tag:lessons.example.org,2026:/north/submission:1" && feed.ids.count == 2)
    try await desk.must("Ben: submissions claim 1", "Ana: submissions feed q.atom")
    let later = try FeedReader(Data(contentsOf: desk.school.folder.url("q.atom")))
    #expect(later.ids.last == feed.ids.last && later.titles.last?.hasSuffix("in review") == true)
    let lost = try await desk.run(as: "Ana", "submissions", "feed", "no/such/folder/q.atom")
    #expect(lost.status == 2 && lost.told.contains("cannot be written"))
  }

  @Test func `answers as its schemas say`() async throws {
    let desk = try SubmissionDesk()
    let check = SchemaCheck()
    func expect(_ schema: String, _ actor: String, _ line: String) async throws {
      let outcome = try await Program.exemplar.with(["EXEMPLAR_ACTOR": actor])
        .run(line.components(separatedBy: " ") + ["--json"], in: desk.school.folder)
      #expect(outcome.status == 0, "\(line): \(outcome.remarks)")
      #expect(try check.faults(outcome.json(), schema) == [], "\(line)")
    }
    try await expect("submission-answer-1.json", "Ana", "submit draft --message Hello")
    try await expect("submissions-answer-1.json", "Ana", "submissions list")
    try await expect("submission-answer-1.json", "Ben", "submissions claim 1")
    try await expect("difference-1.json", "Ben", "submissions diff 1")
    try await expect(
      "submission-answer-1.json", "Ben",
      "submissions return 1 --reason quality --notes More. --on grades=Which?")
    try desk.school.edit("draft/lesson.md", replacing: "red", with: "long")
    try desk.school.edit("draft/exemplar.yaml", replacing: "[3]", with: "[3, 4]")
    try desk.school.folder.write("draft/materials/new.txt", "new")
    try await expect("submission-answer-1.json", "Ana", "submit draft")
    try await expect("submission-answer-1.json", "Ana", "submissions show 1")
    try await expect("difference-1.json", "Ben", "submissions diff 1")
    try await desk.must("Cleo: submissions claim 1", "Cleo: submissions approve 1")
    try await expect("submissions-answer-1.json", "Cleo", "submissions publish 1")
    try await expect("submission-log-answer-1.json", "Cleo", "submissions log 1")
    let log = try await desk.run(as: "Cleo", "submissions", "log", "1", "--json").json()
    let events = try #require(log["events"] as? [Any])
    #expect(events.count == 8)
    #expect(try events.flatMap { try check.faults($0, "event-1.json") } == [])
    try await expect(
      "withdrawal-answer-1.json", "Cleo", "withdraw paper-circuits --reason consent --notes x")
    try await expect("withdrawal-answer-1.json", "Cleo", "withdraw paper-circuits --lift")
  }
}
