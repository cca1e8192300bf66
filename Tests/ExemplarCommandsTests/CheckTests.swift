import ExemplarTesting
import Foundation
import Testing

@Suite struct CheckTests {
  /// A record in which nothing is right.
  private static let wrong: [(key: String, value: String)] = [
    ("schema", "7"), ("id", "\"Paper Circuits!\""), ("title", "[a, b]"), ("summary", "\"\""),
    ("language", "not_a_tag"), ("school", "Nowhere High"), ("program", "ps-99"),
    ("school-year", "2018/20"), ("date", "yesterday"), ("grades", "[thrid]"),
    ("subjects", "magic"), ("iste", "[9z]"), ("cs-concepts", "[nix]"), ("cs-practices", "[P99]"),
    ("ca-cs-standards", "[1-2.XX.1]"), ("digital-citizenship", "[manners]"),
    ("keywords", "{a: b}"), ("class-minutes", "long"), ("prep-minutes", "-3"),
    ("devices", "many"), ("internet", "perhaps"), ("authors", "[{nome: x}]"),
    ("license", "mine"), ("sample", "maybe"), ("adapted-from", "[x]"), ("related", "[..]"),
    ("materials", "[{path: ../x}]"), ("artifacts", "[{path: nope.png}]"), ("colour", "red"),
  ]

  @Test func `tells everything that is wrong with a draft in one run, with lines`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "draft/exemplar.yaml", CheckTests.wrong.map { "\($0.key): \($0.value)\n" }.joined())
    try folder.write("draft/lesson.md", "# A lesson\n")
    let outcome = try await Program.exemplar.run("check", "draft", in: folder)
    #expect(outcome.status == 1)
    for (number, entry) in CheckTests.wrong.enumerated() {
      #expect(
        outcome.answer.contains("draft/exemplar.yaml:\(number + 1): "), "\(entry.key) is not told")
    }
    #expect(
      outcome.answer.contains(
        """
        draft/exemplar.yaml:10: error: “thrid” is not a grade. [unknown-value]
            Did you mean “3”?

        """))
    #expect(outcome.answer.hasSuffix("not valid; mend the errors and check again.\n"))
    let json = try await Program.exemplar.run("check", "draft", "--json", in: folder).json()
    let findings = try #require(json["findings"] as? [[String: Any]])
    #expect(json["valid"] as? Bool == false && findings.count >= CheckTests.wrong.count)
    let keys = ["bundle", "code", "key", "line", "path", "remedy", "severity", "summary"]
    #expect(findings.allSatisfy { $0.keys.sorted() == keys })
  }

  @Test(arguments: [
    ("data/lesson.md", "X", "file-changed"), ("data/exemplar.yaml", nil, "file-missing"),
    ("data/extra.txt", "more", "file-extra"), ("bagit.txt", nil, "declaration-missing"),
  ])
  func `finds a bag's fault, in a folder and in an archive`(
    path: String, content: String?, code: String
  ) async throws {
    let school = try SmallRepository()
    try school.publish("paper-circuits", title: "Paper circuits")
    let bag = "exemplars/paper-circuits/v1"
    let place = school.folder.url("\(bag)/\(path)")
    if let content {
      try Data(content.utf8).write(to: place)
    } else {
      try FileManager.default.removeItem(at: place)
    }
    _ = try await Program(path: "/bin/tar").run(
      "-cf", "bag.tar", "-C", "exemplars/paper-circuits", "v1", in: school.folder)
    for target in [bag, "bag.tar"] {
      let outcome = try await Program.exemplar.run(
        "check", "--bag-only", target, in: school.folder)
      #expect(outcome.status == 1, "\(target)")
      #expect(outcome.answer.contains("[\(code)]"), "\(outcome.answer)")
    }
    let collection = try await Program.exemplar.run("check", in: school.folder)
    #expect(collection.status == 1 && collection.answer.contains("paper-circuits/v1"))
  }

  @Test func `checks any bag and archive against RFC 8493 alone`() async throws {
    let school = try SmallRepository()
    try school.publish("paper-circuits", title: "Paper circuits")
    _ = try await Program(path: "/bin/tar").run(
      "-czf", "bag.tar.gz", "-C", "exemplars/paper-circuits", "v1", in: school.folder)
    let outcome = try await Program.exemplar.run(
      "check", "--bag-only", "exemplars/paper-circuits/v1", "bag.tar.gz", in: school.folder)
    #expect(outcome.status == 0 && outcome.answer == "2 bundles checked: valid.\n")
    try school.folder.write("note.zip", "nonsense")
    let nonsense = try await Program.exemplar.run(
      "check", "--bag-only", "note.zip", in: school.folder)
    #expect(nonsense.status == 1 && nonsense.answer.contains("[archive-kind]"))
    let missing = try await Program.exemplar.run("check", "gone", in: school.folder)
    #expect(missing.status == 2)
    #expect(
      missing.remarks == """
        exemplar: There is no file or folder “gone”. Look at its name and where you are.

        """)
  }

  @Test func `shows control sequences of a draft as signs`() async throws {
    let folder = try TemporaryFolder()
    try folder.write(
      "draft/exemplar.yaml", "title: \"\\e[31mred\\e]0;x\\a\"\ngrades: [\"\\e[2J\"]\n")
    try folder.write("draft/\u{1B}[2J.md", "# x\n")
    let outcome = try await Program.exemplar.run("check", "draft", in: folder)
    #expect(outcome.status == 1 && !outcome.hasEscape)
    #expect(outcome.answer.contains("␛[2J"))
  }

  @Test func `lists links, obeys the repository's table and compares with what is published`()
    async throws
  {
    let school = try SmallRepository()
    let text = (0..<80).map { "Step \($0): fold card \($0 * 3)." }.joined(separator: " ")
    for name in ["first", "second"] {
      try school.folder.write(
        "drafts/\(name)/exemplar.yaml",
        """
        schema: 1
        id: \(name)-circuits
        title: Circuits of the \(name) class
        summary: Students build a card that lights up.
        language: en
        school: garvanza-es
        school-year: 2018-2019
        grades: ["3"]
        subjects: [science]
        iste: [4a]
        authors: [{name: Grade 3 teacher, role: teacher}]
        license: CC-BY-4.0

        """)
      try school.folder.write(
        "drafts/\(name)/lesson.md",
        "# Circuits\n\n### Steps\n\n\(text)\n\n[Scratch](https://scratch.mit.edu/)\n")
    }
    let imported = try await Program.exemplar.run(
      "import", "draft", "drafts/first", in: school.folder)
    #expect(imported.status == 0, "\(imported.remarks)")
    try school.folder.write(
      "index/rules.yaml", "a:\n  heading-jump: error\n  email-address: note\n")
    let outcome = try await Program.exemplar.run(
      "check", "drafts/second", "--links", in: school.folder)
    #expect(outcome.status == 1)
    for line in [
      "index/rules.yaml:3: error: “email-address” cannot be lowered: it keeps strangers away from students and teachers. [lowered-rule]",
      "drafts/second/lesson.md:3: error: The heading “Steps” jumps from level 1 to level 3. [heading-jump]",
      "drafts/second/lesson.md:7: note: It leads to https://scratch.mit.edu/. [external-link]",
      "of “first-circuits” (Circuits of the first class). [near-duplicate]",
    ] {
      #expect(outcome.answer.contains(line), "\(outcome.answer)")
    }
    try school.folder.write("index/rules.yaml", "")
    let json = try await Program.exemplar.run("check", "drafts/second", "--json", in: school.folder)
      .json()
    let schemas = URL(fileURLWithPath: Checkout.path + "/index/schemas")
    #expect(try SchemaCheck(folder: schemas).faults(json, "check-answer-1.json") == [])
    #expect(json["valid"] as? Bool == true)
  }
}
