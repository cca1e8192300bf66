import ExemplarTesting
import Foundation
import Testing

/// A lesson's way to the public through a server, from machines that have no repository.
@Suite struct ServerJourneyTests {
  private func token(
    _ desk: SubmissionDesk, _ name: String, _ roles: String...
  ) async throws -> String {
    let made = try await desk.run(
      as: "Root", ["token", "create", name] + roles.flatMap { ["--role", $0] })
    let text = made.answer.prefix { $0 != "\n" }
    guard made.status == 0 else { throw Unprepared(remarks: made.remarks) }
    return String(text)
  }

  private func desk() throws -> SubmissionDesk {
    let desk = try SubmissionDesk()
    try desk.school.edit(
      "index/repository.yaml", replacing: "curators:", with: "administrators: [Root]\ncurators:")
    return desk
  }

  @Test func `leads a lesson from a draft to the public and to its tombstone`() async throws {
    let desk = try desk()
    let ana = try await token(desk, "Ana", "facilitator")
    let ben = try await token(desk, "Ben", "curator")
    let root = try await token(desk, "Root", "administrator")
    _ = try await Program.exemplar.run("index", in: desk.school.folder)
    try await Served.run(desk.school) { served in
      func ask(_ token: String, _ line: String) async throws -> Program.Outcome {
        try await served.ask(line.components(separatedBy: " "), token: token)
      }
      try served.afar.write("draft/exemplar.yaml", SubmissionDesk.record)
      try served.afar.write("draft/lesson.md", SubmissionDesk.lesson)
      let submitted = try await ask(ana, "submit draft --message First")
      #expect(
        submitted.answer == """
          Submission 1, “Paper circuits”, round 1, is with the curators now.
          “id: paper-circuits” was written into draft/exemplar.yaml.
          See it: exemplar submissions show 1

          """, "\(submitted.remarks)")
      let again = try await ask(ana, "submit draft")
      #expect(again.status == 0 && again.answer.contains("nothing was changed"))
      let mine = try await ask(ana, "submissions list --mine --json")
      #expect(try #require(mine.json()["submissions"] as? [Any]).count == 1)
      #expect(try await ask(ben, "submissions claim 1").status == 0)
      let twice = try await ask(ben, "submissions claim 1")
      #expect(twice.status == 2 && twice.remarks != "")
      let returned = try await ask(
        ben, "submissions return 1 --reason metadata --notes Nearly --on grades=Which?")
      #expect(returned.answer.hasPrefix("Submission 1, “Paper circuits”, is with Ana now"))
      try served.afar.write(
        "draft/lesson.md", SubmissionDesk.lesson.replacing("red lead", with: "long lead"))
      #expect(try await ask(ana, "submit draft").status == 0)
      for line in ["submissions show 1", "submissions diff 1", "submissions log 1"] {
        for form in ["", " --json"] {
          let there = try await ask(ben, line + form)
          let here = try await desk.run(as: "Ben", (line + form).components(separatedBy: " "))
          #expect(there.status == 0 && there.remarks == here.remarks)
          let answer = here.answer.split(separator: "\n").filter {
            !$0.hasPrefix("Its files are in ")
          }
          #expect(there.answer.split(separator: "\n") == answer, "\(line)")
        }
      }
      #expect(try await ask(ben, "submissions claim 1").status == 0)
      #expect(try await ask(ben, "submissions approve 1").status == 0)
      let published = try await ask(ben, "submissions publish 1")
      #expect(
        published.answer == """
          “Paper circuits” is public now, as paper-circuits v1. Nobody has to act.
          Find it: exemplar search 'title:"Paper circuits"'
          Read it: exemplar show paper-circuits

          """, "\(published.remarks)")
      let withdrawn = try await ask(
        ben, "withdraw paper-circuits --reason quality --notes Outdated")
      #expect(
        withdrawn.answer.hasPrefix("“paper-circuits” (v1) is withdrawn for quality.\n"),
        "\(withdrawn.remarks)")
      let tombstone = try await ask(ana, "show paper-circuits")
      #expect(tombstone.status == 1 && tombstone.answer.contains("quality"))
      let lifted = try await ask(root, "withdraw paper-circuits --lift")
      #expect(lifted.answer.hasPrefix("The tombstone of “paper-circuits” is lifted."))
    }
  }

  @Test func `says what is missing to act at a server`() async throws {
    let desk = try desk()
    let ana = try await token(desk, "Ana", "facilitator")
    _ = try await Program.exemplar.run("index", in: desk.school.folder)
    try await Served.run(desk.school) { served in
      let without = try await served.ask(["submissions", "list"])
      #expect(without.status == 2 && without.told.contains("Put your token into $EXEMPLAR_TOKEN"))
      let wrong = try await served.ask(
        ["submissions", "list"], token: "exemplar_aaaaaaaaaaaa_" + String(repeating: "a", count: 52)
      )
      #expect(wrong.status == 2 && wrong.told.contains("the token in $EXEMPLAR_TOKEN"))
      #expect(!wrong.remarks.contains("aaaaaaaaaaaaaaaa"))
      let odd = try await served.ask(["submissions", "list"], token: "a b")
      #expect(odd.status == 2 && odd.told.contains("$EXEMPLAR_TOKEN cannot be a token"))
      let actor = try await served.ask(["submissions", "list", "--actor", "Ben"], token: ana)
      #expect(
        actor.status == 64 && actor.told.contains("--actor says who acts in a repository here"))
      let unknown = try await served.ask(["submissions", "show", "99"], token: ana)
      let here = try await desk.run(as: "Ana", "submissions", "show", "99")
      #expect(unknown.status == here.status && unknown.remarks == here.remarks)
    }
  }

  @Test func `tells the findings of a bag here before anything is sent, and those of the server`()
    async throws
  {
    let desk = try desk()
    let ana = try await token(desk, "Ana", "facilitator")
    _ = try await Program.exemplar.run("index", in: desk.school.folder)
    try await Served.run(desk.school) { served in
      let broken = SubmissionDesk.record.replacing("grades: [3]", with: "grades: [thrid]")
      try served.afar.write("draft/exemplar.yaml", broken)
      try served.afar.write("draft/lesson.md", SubmissionDesk.lesson)
      let refused = try await served.ask(["submit", "draft"], token: ana)
      #expect(refused.status == 1 && refused.remarks.contains("“thrid” is not a grade."))
      let missing = try await served.ask(["submit", "nothing"], token: ana)
      let here = try await desk.run(as: "Ana", "submit", "nothing")
      #expect(missing.status == here.status && missing.remarks == here.remarks)
    }
  }
}
