import ExemplarBundle
import ExemplarCatalog
import ExemplarTesting
import Foundation
import Testing

@Suite struct NewDraftTests {
  private let context = RuleContext(
    vocabularies: smallVocabularies, today: CalendarDay("2026-11-21")!)

  private func answers(_ texts: [RecordKey: [String]]) -> [RecordKey: RecordValue] {
    var values: [RecordKey: RecordValue] = [:]
    for (key, texts) in texts { values[key] = RecordAnswer(key, texts, with: context).value }
    return values
  }

  private let complete: [RecordKey: [String]] = [
    .title: ["Paper: Circuits & *Light*"], .summary: ["A card that lights up."], .language: ["en"],
    .school: ["Garvanza Elementary School"], .schoolYear: ["2018-2019"], .grades: ["K", "3-5"],
    .subjects: ["science"], .iste: ["4a"], .authors: ["Grade 4 teacher: teacher"],
    .license: ["CC-BY-4.0"],
  ]

  private func check(_ draft: NewDraft, written: Bool = false) throws -> [Diagnostic] {
    let folder = try TemporaryFolder()
    let path = folder.url("draft").path
    try draft.write(to: .init(path))
    for part in ["lesson", "process", "reflection"] where written {
      let skeleton = try String(contentsOfFile: "\(path)/\(part).md", encoding: .utf8)
      try folder.write("draft/\(part).md", skeleton + "\nFold the card.\n")
    }
    return try BundleCheck(context: context).draft(path).findings
  }

  @Test func `tells in a check exactly what is missing, as it is written`() throws {
    let draft = NewDraft(vocabularies: smallVocabularies)
    let findings = try check(draft).filter { $0.severity != .note }
    #expect(
      findings.filter { $0.key == nil }.map { "\($0.code) \($0.path ?? "")" } == [
        "lesson-missing lesson.md", "empty-part process.md", "empty-part reflection.md",
      ])
    #expect(
      findings.compactMap(\.key) == [
        "title", "summary", "language", "school", "school-year", "grades", "subjects", "iste",
        "authors", "license",
      ])
    #expect(draft.missing.map(\.rawValue) == findings.compactMap(\.key).filter { $0 != "iste" })
    #expect(draft.lacksFramework)
  }

  @Test(arguments: ["en", "es"])
  func `passes every check once it is filled in`(language: String) throws {
    var texts = complete
    texts[.language] = [language]
    let draft = NewDraft(vocabularies: smallVocabularies, values: answers(texts))
    #expect(try check(draft, written: true).filter { $0.severity != .note } == [])
    #expect(draft.missing.isEmpty && !draft.lacksFramework)
  }

  @Test(arguments: ["en", "es"])
  func `has examples that every rule takes when their signs are taken away`(
    language: String
  ) throws {
    var texts = complete
    texts[.language] = [language]
    let draft = NewDraft(vocabularies: smallVocabularies, values: answers(texts))
    let text = try #require(draft.files.first).text
    let optional = try #require(text.range(of: "\n# id: paper-circuits"))
    let lines = text[optional.lowerBound...].split(separator: "\n").map { line -> String in
      let bare = line.hasPrefix("# ") ? String(line.dropFirst(2)) : String(line)
      let isKey =
        RecordKey.allCases.contains { bare.hasPrefix("\($0.rawValue):") }
        || bare.hasPrefix("  - path:")
        || ["caption", "alt", "origin", "consent", "consent-expires", "title"].contains {
          bare.hasPrefix("    \($0):")
        }
      return isKey ? bare : "# \(bare)"
    }
    let yaml = text[..<optional.lowerBound] + "\n" + lines.joined(separator: "\n") + "\n"
    let (record, faults) = RecordValue.read(yaml: String(yaml))
    let bundle = LessonBundle(
      record: try #require(record), parts: [.init(name: "lesson", markdown: "# A\n\nB.\n")],
      files: [
        file("exemplar.yaml"), file("lesson.md"), file("artifacts/card.jpg"),
        file("materials/rubric.pdf"),
      ])
    let findings = Exemplar.resolve(bundle, with: context).findings
    #expect(faults == [])
    #expect(
      findings.filter { $0.severity != .note }.map(\.code)
        == ["refers-to-itself", "refers-to-itself"])
    for key in RecordKey.allCases where key != .concepts {
      #expect(record?[key.rawValue] != nil, "\(key.rawValue) has no example")
    }
  }

  @Test func `speaks Spanish in a Spanish lesson`() throws {
    let draft = NewDraft(
      vocabularies: smallVocabularies,
      values: answers([.language: ["castellano"], .title: ["Luz"]]))
    let texts = Dictionary(uniqueKeysWithValues: draft.files.map { ($0.path, $0.text) })
    #expect(texts["lesson.md"]?.hasPrefix("# Luz\n\n## Objetivos\n") == true)
    #expect(texts["process.md"]?.contains("## Problema de práctica") == true)
    #expect(texts["exemplar.yaml"]?.contains("# El nombre de la lección") == true)
  }

  @Test func `leaves what is there alone and says what it is`() throws {
    let folder = try TemporaryFolder()
    for name in ["a", "b", "c", "d", "e"] { try folder.write("full/\(name)", "x") }
    let error = #expect(throws: RepositoryError.self) {
      try NewDraft.Place(folder.url("full").path)
    }
    #expect(error?.code == .notEmpty)
    #expect(error?.message.contains("already holds “a”, “b”, “c” and 2 more.") == true)
  }

  @Test(arguments: [
    (RecordKey.subjects, ["science, Maths"], ["science", "Maths"]), (.grades, ["3-5"], ["3-5"]),
    (.authors, ["Ms. A, grade 4: teacher"], ["Ms. A, grade 4: teacher"]),
    (.title, ["Light,  and more"], ["Light, and more"]), (.subjects, [" "], []),
  ])
  func `parts a list at commas where it means nothing whole`(
    key: RecordKey, typed: [String], texts: [String]
  ) {
    let answer = RecordAnswer(key, typed, with: context)
    #expect(answer.texts == texts)
    #expect(answer.isValid == !texts.isEmpty)
  }

  @Test func `offers the nearest words for mistyped ones`() {
    let answer = RecordAnswer(.school, ["Garvnaza Elementry"], with: context)
    #expect(answer.findings.first?.summary == "“Garvnaza Elementry” is not a school.")
    #expect(answer.suggestion?.texts == ["Garvanza Elementary School"])
    #expect(RecordAnswer(.grades, ["K, thrid"], with: context).suggestion?.texts.first == "K")
    #expect(RecordAnswer(.license, ["mine"], with: context).suggestion == nil)
  }

  @Test func `asks an author for a name and a role`() {
    let answer = RecordAnswer(.authors, ["Grade 4 teacher"], with: context)
    #expect(
      answer.findings.map(words)
        == ["An author has a name and a role. Write both, as in “Grade 4 teacher: teacher”."])
    #expect(RecordAnswer(.authors, ["Team 4: teacher"], with: context).isValid)
  }
}
