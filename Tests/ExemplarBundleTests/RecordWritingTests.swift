import ExemplarBundle
import ExemplarTesting
import Testing

@Suite struct RecordWritingTests {
  @Test func `writes a record as a person would`() {
    let record = mapping([
      ("license", text("CC-BY-4.0")), ("title", text("Paper circuits: light a card")),
      ("schema", text("1")), ("grades", list(["K", "3", "6-8"])), ("language", text("no")),
      ("school-year", text("2018-2019")), ("class-minutes", text("45")), ("sample", text("true")),
      ("date", text("2019-05-01")), ("iste", list(["4", "1.4.a"])), ("house-key", text("ours")),
      (
        "authors",
        RecordValue(
          .list([mapping([("name", text("Grade 4 teacher")), ("role", text("teacher"))])]))
      ),
      ("problem-of-practice", text("First line\n\n- second\n")),
    ])
    #expect(
      record.yaml == """
        schema: 1
        title: "Paper circuits: light a card"
        language: "no"
        school-year: 2018-2019
        grades: [K, "3", 6-8]
        iste: ["4", 1.4.a]
        date: 2019-05-01
        class-minutes: 45
        authors:
          - name: Grade 4 teacher
            role: teacher
        license: CC-BY-4.0
        problem-of-practice: |
          First line

          - second
        sample: true
        house-key: ours

        """)
  }

  @Test func `folds a long line at its spaces`() throws {
    let words = Array(repeating: "Students fold a card.", count: 12).joined(separator: " ")
    let yaml = mapping([("summary", text(words))]).yaml
    #expect(yaml.hasPrefix("summary: >-\n  Students fold"))
    #expect(yaml.split(separator: "\n").allSatisfy { $0.count <= 96 })
    #expect(RecordValue.read(yaml: yaml).record?["summary"]?.content == .text(words))
  }

  static let nasty: [String] =
    [
      "", " ", "  lead", "trail ", "no", "NO", "yes", "~", "null", "true", "3", "1.4", "0x1F",
      "1e3",
      "12:30", "2019-05-01", "1_000", ".5", "-1", "+1", "- dash", "-", "?", "? key", ":", "a:",
      "a: b",
      "a:b", "#", "a #b", "a#b", "&anchor", "*alias", "!tag", "|", ">", "'single'", "\"double\"",
      "%x",
      "@at", "`tick`", "[a]", "{a}", "a, b", "a]", "---", "...", "--- a", "<<", "=", "\\", "\\n",
      "\n",
      "\n\n", "a\n", "a\n\n", "\na", "a\nb", "a\n b", " a\nb", "a \nb", "a\n\n\nb", "a\tb", "\ta",
      "a\n\tb", "a\rb", "a\r\nb", "\u{0}", "\u{7}", "\u{1B}[31m", "\u{7F}", "\u{85}", "\u{A0}x",
      "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{10FFFF}", "é", "e\u{301}", "¿Qué?", "日本",
      "👩‍🏫", "“quoted”", "a: ", "key: |", "x\n# y", "x\n--- z", "x\n...", "NaN", ".inf", "0o7", "on",
      "y",
      "12,5", "6-8", "3rd", "1.4.a", "K", "a\u{AD}b", "\u{202E}abc", "x:\ny",
    ] + [
      "a: \u{301}b", "a #\u{301}b", "a \u{301}# b", " \u{301}a", "a\n \u{301}b", "a \u{301}",
      String(repeating: "long  \u{301}word ", count: 30) + "end", "a:\u{301} b", "-\u{301} a",
      String(repeating: "a ", count: 200) + "b", String(repeating: "a  b ", count: 100),
      String(repeating: "x", count: 5000), String(repeating: "- # : ", count: 60) + "z",
      String(repeating: "word ", count: 50) + "\nnext",
    ]

  @Test(arguments: nasty)
  func `reads back what it wrote`(_ string: String) throws {
    let record = mapping([
      ("title", text(string)), ("keywords", list([string, "plain", string])),
      (string + "k", text("v")),
      ("date", text(string)),
      ("authors", RecordValue(.list([mapping([("name", text(string)), ("role", text("x"))])]))),
      ("deep", RecordValue(.list([list([string]), RecordValue(.list([])), text(string)]))),
      ("empty", mapping([])),
    ])
    let (again, findings) = RecordValue.read(yaml: record.yaml)
    #expect(findings.isEmpty, "\(record.yaml)")
    let value = try #require(again)
    #expect(value.hasSameContent(as: reordered(record)), "\(record.yaml)")
    #expect(value.yaml == record.yaml)
  }

  @Test func `reads back random texts`() throws {
    var random = SeededNumbers(seed: 7)
    let alphabet = Array(
      " \n\t:#-?,[]{}&*!|>'\"%@`abcé日\u{85}\u{2028}0123.~=<\\\u{301}".unicodeScalars)
    for _ in 0..<4_000 {
      let length = Int.random(in: 0...24, using: &random) * Int.random(in: 1...8, using: &random)
      let scalars = (0..<length).map { _ in alphabet.randomElement(using: &random)! }
      let string = String(String.UnicodeScalarView(scalars))
      let record = mapping([("title", text(string)), ("keywords", list([string]))])
      let again = try #require(RecordValue.read(yaml: record.yaml).record, "\(record.yaml)")
      #expect(again.hasSameContent(as: record), "\(record.yaml)")
    }
  }

  private func text(_ string: String) -> RecordValue { RecordValue(.text(string)) }
  private func list(_ strings: [String]) -> RecordValue { RecordValue(.list(strings.map(text))) }
  private func mapping(_ entries: [(String, RecordValue)]) -> RecordValue {
    RecordValue(.mapping(entries.map { RecordEntry($0, $1) }))
  }
  /// Known keys come first when written; here only `date` and `authors` move.
  private func reordered(_ record: RecordValue) -> RecordValue {
    guard case .mapping(let entries) = record.content else { return record }
    let known = ["title", "keywords", "date", "authors"]
    return RecordValue(
      .mapping(
        known.compactMap { key in entries.first { $0.key == key } }
          + entries.filter { !known.contains($0.key) }))
  }
}
