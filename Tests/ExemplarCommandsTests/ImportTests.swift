import ExemplarCatalog
import ExemplarCuration
import ExemplarTesting
import Foundation
import Testing

@Suite struct ImportTests {
  private let mixed =
    line("paper-circuits", title: "Paper circuits") + "{\"title\": \"cut\n\n"
    + line("bean-diary", title: "Bean diary", grades: "[\"thrid\"]")
    + line(nil, title: "Sound walk")

  @Test func `tells refused lines by number and publishes the others`() async throws {
    let school = try SmallRepository()
    try school.folder.write("lessons.jsonl", mixed)
    let outcome = try await Program.exemplar.run(
      "import", "jsonl", "lessons.jsonl", in: school.folder)
    #expect(outcome.status == 1 && outcome.answer == "2 imported, 2 refused.\n")
    #expect(outcome.remarks.hasPrefix("line 2: error: "))
    #expect(
      outcome.remarks.contains(
        """
        line 4: error: “thrid” is not a grade. [unknown-value]
            Did you mean “3”?

        """))
    let ids = try school.repository.ids()
    #expect(ids.count == 2 && ids[0] == "paper-circuits" && ids[1].hasPrefix("sound-walk-"))
    #expect(try await Program.exemplar.run("check", in: school.folder).status == 0)
    let again = try await Program.exemplar.run(
      ["import", "jsonl", "-", "--json"], in: school.folder, input: mixed)
    #expect(again.status == 1)
    let json = try again.json()
    #expect(json["imported"] as? Int == 0 && json["unchanged"] as? Int == 2)
    let refused = try #require(json["refused"] as? [[String: Any]])
    #expect(refused.compactMap { $0["line"] as? Int } == [2, 4])
  }

  @Test func `refuses other content of a published id, and takes it as an update`() async throws {
    let school = try SmallRepository()
    let first = line("paper-circuits", title: "Paper circuits")
    let second = line("paper-circuits", title: "Paper circuits", lesson: "Solder it.")
    func imported(_ lines: String, _ options: String...) async throws -> Program.Outcome {
      try await Program.exemplar.run(
        ["import", "jsonl", "-"] + options, in: school.folder, input: lines)
    }
    #expect(try await imported(first).answer == "1 imported.\n")
    let refused = try await imported(second)
    #expect(refused.status == 1 && refused.answer == "0 imported, 1 refused.\n")
    #expect(
      refused.remarks == """
        line 1: error: “paper-circuits” is published with other content. [exists]
            Import with --update to publish a new version, or choose another id.

        """)
    #expect(try await imported(second, "--update").answer == "0 imported, 1 updated.\n")
    #expect(try await imported(second, "--update").answer == "0 imported, 1 unchanged.\n")
    #expect(try school.repository.versions(of: "paper-circuits") == [1, 2])
  }

  @Test func `records every lesson with who imported it, and supersedes what was public`()
    async throws
  {
    let desk = try SubmissionDesk()
    try await desk.must(
      "Ana: submit draft", "Ben: submissions claim 1", "Ben: submissions approve 1",
      "Ben: submissions publish 1")
    try desk.school.folder.write(
      "lessons.jsonl",
      line("paper-circuits", title: "Paper circuits") + line("bean-diary", title: "Bean diary"))
    let imported = try await desk.run(
      as: "Ana", "import", "jsonl", "lessons.jsonl", "--update", "--actor", "Root")
    #expect(imported.answer == "1 imported, 1 updated.\n", "\(imported.remarks)")
    let shown = try await desk.run(as: "Ana", "submissions", "show", "1", "--json").json()
    #expect((shown["submission"] as? [String: Any])?["state"] as? String == "superseded")
    try desk.school.edit("draft/lesson.md", replacing: "red lead", with: "long lead")
    try await desk.must("Root: import draft draft", "Ana: index")
    #expect(
      try events(desk) == [
        "bean-diary v1 imported by Root", "paper-circuits v2 imported by Root",
        "paper-circuits v3 imported by Root",
      ])
    let doctor = try await desk.run(as: "Root", "doctor")
    #expect(doctor.status == 0 && !doctor.answer.contains("have no event"), "\(doctor.answer)")
    try await desk.must("Ben: withdraw paper-circuits --reason quality --notes Again.")
  }

  /// What was imported, as the log has it.
  private func events(_ desk: SubmissionDesk) throws -> [String] {
    let curation = try Curation(
      desk.school.repository, context: RuleContext(vocabularies: Vocabularies(all: [])),
      terms: PublishingTerms(configuration: RepositoryConfiguration(), crate: { _, _ in "" }))
    return try curation.allEvents().filter { $0.kind == .imported }.map { event in
      "\(event.exemplar) v\(event.version ?? 0) imported by \(event.actor)"
    }.sorted()
  }

  @Test(arguments: [["import", "jsonl", "-"], ["import", "draft", "draft"]])
  func `lets nobody but an administrator import`(command: [String]) async throws {
    let desk = try SubmissionDesk()
    try desk.school.edit(
      "index/repository.yaml", replacing: "waiting-days",
      with: "administrators: [Root]\nwaiting-days")
    let refused = try await Program.exemplar.run(
      command + ["--actor", "Ben", "--json"], in: desk.school.folder,
      input: line("bean-diary", title: "Bean diary"))
    #expect(refused.status == 2)
    #expect(try refused.problem()["code"] as? String == "not-allowed")
    #expect(try desk.school.repository.ids() == [])
    let taken = try await Program.exemplar.run(
      command + ["--actor", "Root"], in: desk.school.folder,
      input: line("bean-diary", title: "Bean diary"))
    #expect(taken.status == 0, "\(taken.remarks)")
    #expect(try desk.school.repository.ids().count == 1)
  }

  @Test func `says that a search may be older than what was imported`() async throws {
    let school = try await lessons()
    _ = try await Program.exemplar.run(
      ["import", "jsonl", "-"], in: school.folder, input: line("sound-walk", title: "Sound walk"))
    let old = try await Program.exemplar.run("search", "sound", in: school.folder)
    #expect(
      old.remarks
        == "The index may be older than the collection: exemplars changed since. Bring it up to date with: exemplar index\n"
    )
    let indexed = try await Program.exemplar.run("index", in: school.folder)
    #expect(indexed.answer == "The index was brought up to date: 1 indexed, 2 unchanged.\n")
    let new = try await Program.exemplar.run("search", "sound", in: school.folder)
    #expect(new.status == 0 && new.remarks == "")
  }

  @Test func `says that a search may be older than a new version`() async throws {
    let school = try await lessons()
    let line = line("bean-diary", title: "Bean diary", lesson: "Measure it.", grades: "[\"3\"]")
    _ = try await Program.exemplar.run(
      ["import", "jsonl", "-", "--update"], in: school.folder, input: line)
    let old = try await Program.exemplar.run("search", "bean", in: school.folder)
    #expect(old.remarks.hasPrefix("The index may be older than the collection: exemplars changed"))
  }

  @Test func `makes a new repository once`() async throws {
    let folder = try TemporaryFolder()
    let made = try await Program.exemplar.with(["EXEMPLAR_REPOSITORY": Checkout.path]).run(
      "init", "ours", "--curator", "Ms. Ortiz", "--name", "Ours", in: folder)
    #expect(made.status == 0 && made.answer.hasPrefix("There is a new repository in "))
    let empty = try await Program.exemplar.run("search", "--repository", "ours", in: folder)
    #expect(empty.status == 1)
    #expect(empty.remarks == "There is no index yet; making it once.\n")
    let again = try await Program.exemplar.with(["EXEMPLAR_REPOSITORY": Checkout.path]).run(
      "init", "ours", in: folder)
    #expect(again.status == 2)
    #expect(again.remarks.hasPrefix("exemplar: “ours” already holds “exemplars”."))
  }
}
