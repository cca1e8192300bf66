import ExemplarTesting
import Foundation
import Testing

/// The facilitator's desk, on a laptop that has no repository.
@Suite struct DraftCommandTests {
  /// What a script would say of a lesson.
  static let options = [
    "--title", "Paper Circuits", "--summary", "A card that lights up.", "--language", "en",
    "--school", "Garvanza ES", "--grade", "3,4", "--subject", "science", "--iste", "4a",
    "--author", "Grade 4 teacher: teacher", "--license", "CC-BY-4.0", "--school-year", "2018-2019",
  ]

  /// A folder with the words of an installation, and the program as it finds them.
  private func laptop() throws -> (TemporaryFolder, ([String]) async throws -> Program.Outcome) {
    let folder = try TemporaryFolder()
    let index = folder.url("share/index")
    try FileManager.default.createDirectory(at: index, withIntermediateDirectories: true)
    try FileManager.default.copyItem(
      at: URL(fileURLWithPath: Checkout.path + "/index/vocabularies"),
      to: index.appendingPathComponent("vocabularies"))
    let program = Program.exemplar.with(["EXEMPLAR_HOME": folder.path + "/share"])
    return (folder, { try await program.run($0, in: folder) })
  }

  /// Writes below the headings of a new draft.
  static func write(_ draft: String, in folder: TemporaryFolder) throws {
    for part in ["lesson", "process", "reflection"] {
      let skeleton = try String(contentsOf: folder.url("\(draft)/\(part).md"), encoding: .utf8)
      try folder.write("\(draft)/\(part).md", skeleton + "\nFold the card.\n")
    }
  }

  @Test func `begins, checks, packs and unpacks a lesson without a repository`() async throws {
    let (folder, run) = try laptop()
    #expect(try await run(["new", "draft"] + Self.options).status == 0)
    try Self.write("draft", in: folder)
    let packed = try await run(["pack", "draft", "--quiet"])
    #expect(packed.status == 0, "\(packed.remarks)")
    #expect(packed.answer.hasSuffix("“id: paper-circuits” was written into draft/exemplar.yaml.\n"))
    let bytes = try Data(contentsOf: folder.url("paper-circuits-v1.zip"))
    let again = try await run(["pack", "draft"])
    #expect(again.answer.hasPrefix("paper-circuits-v1.zip is unchanged: 5 files, "))
    #expect(try await run(["check", "--bag-only", "paper-circuits-v1.zip"]).status == 0)
    let unpacked = try await run(["unpack", "paper-circuits-v1.zip", "second"])
    #expect(unpacked.answer == "paper-circuits is in second: 4 files.\n")
    #expect(try await run(["pack", "second", "-o", "second.zip"]).status == 0)
    #expect(try Data(contentsOf: folder.url("second.zip")) == bytes)
  }

  @Test func `packs the same bytes in any zone, with any mask and language`() async throws {
    let (folder, run) = try laptop()
    #expect(try await run(["new", "draft"] + Self.options).status == 0)
    try Self.write("draft", in: folder)
    #expect(try await run(["pack", "draft", "-o", "one.zip"]).status == 0)
    let elsewhere = Program.shell.with([
      "EXEMPLAR_HOME": folder.path + "/share", "TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8",
    ])
    let two = try await elsewhere.run(
      "-c", "umask 077; exec \(Program.exemplar.path) pack draft -o two.zip", in: folder)
    #expect(two.status == 0, "\(two.remarks)")
    #expect(
      try Data(contentsOf: folder.url("one.zip")) == Data(contentsOf: folder.url("two.zip")))
  }

  @Test func `tells everything that stops a draft and leaves no file`() async throws {
    let (folder, run) = try laptop()
    #expect(try await run(["new", "draft"]).status == 0)
    let outcome = try await run(["pack", "draft"])
    #expect(outcome.status == 1)
    #expect(outcome.answer == "draft was not packed: mend the errors and pack it again.\n")
    for key in ["title", "summary", "school", "license"] {
      #expect(outcome.remarks.contains("“\(key)” has no value. [missing-key]"))
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "draft", "share",
      ])
  }

  @Test func `packs many in order, and one that is refused stops no other`() async throws {
    let (folder, run) = try laptop()
    for (name, title) in [("a", "Light"), ("b", "Sound"), ("c", "Light")] {
      var options = Self.options
      options[1] = title
      #expect(try await run(["new", name] + options).status == 0)
      try Self.write(name, in: folder)
    }
    try folder.write("out/keep", "")
    let outcome = try await run(["pack", "a", "b", "c", "gone", "-o", "out"])
    #expect(outcome.status == 2)
    #expect(
      outcome.remarks.contains("There is no folder “gone”. Look at its name and where you are."))
    #expect(outcome.remarks.contains("“a” is packed as “out/light-v1.zip” too. [same-package]"))
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.url("out").path).sorted()
        == ["keep", "light-v1.zip", "sound-v1.zip"])
  }

  @Test(arguments: ["pack", "submit", "check"])
  func `says that what was named is not there`(command: String) async throws {
    let school = try SmallRepository()
    let outcome = try await Program.exemplar.run(command, "gone", "--json", in: school.folder)
    #expect(outcome.status == 2)
    let problem = try outcome.problem()
    #expect(problem["code"] as? String == "no-such-file")
    #expect(problem["title"] as? String == "There is nothing to \(command)")
    #expect((problem["detail"] as? String)?.contains("“gone”. Look at its name") == true)
  }

  @Test func `compares what is packed or imported with what is published`() async throws {
    let school = try SmallRepository()
    let words = (1...2000).map { "word\($0)" }.joined(separator: " ")
    try school.publish("bean-diary", title: "Bean diary", lesson: words)
    try await written("copy", lesson: words, in: school)
    for command in [["pack", "copy"], ["import", "draft", "copy"]] {
      let outcome = try await Program.exemplar.run(command, in: school.folder)
      #expect(outcome.status == 0, "\(outcome)")
      #expect(outcome.remarks.contains("“bean-diary” (Bean diary). [near-duplicate]"), "\(outcome)")
    }
  }

  private func written(
    _ folder: String, lesson: String, in school: SmallRepository
  ) async throws {
    let outcome = try await Program.exemplar.run(["new", folder] + Self.options, in: school.folder)
    #expect(outcome.status == 0, "\(outcome.remarks)")
    try school.folder.write("\(folder)/lesson.md", "# Paper circuits\n\n\(lesson)\n")
  }

  @Test func `keeps a file that holds something else, unless it is told to replace it`()
    async throws
  {
    let (folder, run) = try laptop()
    #expect(try await run(["new", "draft"] + Self.options).status == 0)
    try Self.write("draft", in: folder)
    try folder.write("paper-circuits-v1.zip", "mine")
    let refused = try await run(["pack", "draft"])
    #expect(refused.status == 1 && refused.remarks.contains("[exists]"))
    #expect(
      !(try String(contentsOf: folder.url("draft/exemplar.yaml"), encoding: .utf8)).contains(
        "\nid:"))
    #expect(try String(contentsOf: folder.url("paper-circuits-v1.zip"), encoding: .utf8) == "mine")
    #expect(try await run(["pack", "draft", "--force"]).status == 0)
    #expect(try await run(["check", "--bag-only", "paper-circuits-v1.zip"]).status == 0)
  }

  @Test(arguments: [
    (["new", "d", "--grade", "thrid"], 64, "--grade: “thrid” is not a grade. Did you mean “3”?"),
    (["new", "share"], 2, "“share” already holds “index”."),
    (["pack", "share", "--version", "0"], 64, "“0” is not a version. Versions count from 1."),
    (["pack", "share", "-o", "none/"], 64, "There is no folder “none/” to pack into."),
    (["unpack", "gone.zip", "x"], 2, "There is no file or folder “gone.zip”."),
  ])
  func `says what was mistyped and writes nothing`(
    arguments: [String], status: Int32, words: String
  ) async throws {
    let (folder, run) = try laptop()
    let outcome = try await run(arguments)
    #expect(outcome.status == status)
    let told = outcome.remarks.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(told.contains(words), "\(outcome.remarks)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["share"])
  }
}
