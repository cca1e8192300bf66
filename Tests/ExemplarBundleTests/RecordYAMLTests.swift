import ExemplarBundle
import Testing

@Suite struct RecordYAMLTests {
  @Test func `keeps scalars as written with their lines`() throws {
    let (record, findings) = RecordValue.read(
      yaml: "schema: 1\niste: [4, 1.40]\nlanguage: no\ngrades:\n  - K\n  - 3\nprogram: ~\n")
    let value = try #require(record)
    #expect(findings.isEmpty)
    #expect(value["schema"] == RecordValue(.text("1"), line: 1))
    #expect(
      value["iste"]?.content
        == .list([RecordValue(.text("4"), line: 2), RecordValue(.text("1.40"), line: 2)]))
    #expect(value["language"]?.content == .text("no"))
    #expect(
      value["grades"]
        == RecordValue(
          .list([RecordValue(.text("K"), line: 5), RecordValue(.text("3"), line: 6)]), line: 5))
    #expect(value["program"]?.content == .text("~"))
  }

  @Test func `tells both lines of every duplicate key`() {
    let (record, findings) = RecordValue.read(yaml: "title: A\nschool: B\ntitle: C\nschool: D\n")
    #expect(record?["title"]?.content == .text("A"))
    #expect(
      findings == [
        Diagnostic(
          "duplicate-key", .error, path: "exemplar.yaml", line: 3, key: "title",
          "“title” stands here and on line 1.", remedy: "Keep one of the two."),
        Diagnostic(
          "duplicate-key", .error, path: "exemplar.yaml", line: 4, key: "school",
          "“school” stands here and on line 2.", remedy: "Keep one of the two."),
      ])
  }

  @Test(arguments: [
    ("- a\n- b\n", "record-not-mapping", 1),
    ("just words\n", "record-not-mapping", 1),
    ("title: A\n---\ntitle: B\n", "several-documents", 2),
    ("title: A\nauthors:\n\t- name: B\n", "yaml-tab", 3),
    ("title: a: b\n", "yaml-syntax", 1),
    ("title: A\nsummary: \"open\nlicense: x\n", "yaml-syntax", 4),
    ("title: A\nsummary: bell \u{7}\n", "yaml-syntax", 2),
    ("title: *nobody\n", "unknown-alias", 1),
    ("a: &x [*x]\n", "unknown-alias", 1),
    ("? [a, b]\n: c\n", "key-not-text", 1),
    ("title: A\nb: \u{0}\n", "not-text", 2),
  ])
  func `names the fault and its line`(_ yaml: String, _ code: String, _ line: Int) {
    let (_, findings) = RecordValue.read(yaml: yaml)
    #expect(findings.map(\.code) == [code])
    #expect(findings.first?.line == line)
    #expect(findings.first?.severity == .error)
    #expect(findings.first?.remedy != nil)
  }

  @Test(arguments: ["", "# only a remark\n", "\n\n"])
  func `says that a record is empty`(_ yaml: String) {
    #expect(RecordValue.read(yaml: yaml).findings.map(\.code) == ["record-empty"])
  }

  @Test func `shows the byte that is not UTF-8`() {
    let (record, findings) = RecordValue.read(
      yaml: Array("title: A\nschool: caf".utf8) + [0xE9, 10])
    #expect(record == nil)
    #expect(
      findings == [
        Diagnostic(
          "not-utf8", .error, path: "exemplar.yaml", line: 2,
          "The text is not UTF-8: byte 0xE9 at offset 20.", remedy: "Save the file as UTF-8.")
      ])
  }

  @Test func `refuses UTF-16 by name`() {
    let (_, findings) = RecordValue.read(yaml: [0xFF, 0xFE, 0x61, 0])
    #expect(findings.first?.summary == "The text is UTF-16, not UTF-8.")
  }

  @Test func `reads past a byte order mark`() {
    #expect(RecordValue.read(yaml: "\u{FEFF}title: A\n").record?["title"]?.content == .text("A"))
  }

  @Test func `ends an alias bomb with one finding`() {
    var yaml = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...60 {
      let alias = "*a\(level - 1)"
      yaml +=
        "a\(level): &a\(level) [\(Array(repeating: alias, count: 10).joined(separator: ", "))]\n"
    }
    let (record, findings) = RecordValue.read(yaml: yaml)
    #expect(record == nil)
    #expect(findings.map(\.code) == ["too-many-aliases"])
    #expect(findings.first?.line == 4)
  }

  @Test func `ends an alias bomb whose keys are aliases`() {
    var yaml = "a0: &a0 [x, x]\n"
    for level in 1...40 { yaml += "a\(level): &a\(level) {? *a\(level - 1) : *a\(level - 1)}\n" }
    let (_, findings) = RecordValue.read(yaml: yaml)
    #expect(findings.contains { $0.code == "key-not-text" })
  }

  @Test func `follows a modest alias to its place`() throws {
    let (record, findings) = RecordValue.read(yaml: "a: &m [x, y]\nb: *m\n")
    #expect(findings.isEmpty)
    let second = try #require(record?["b"])
    #expect(second.line == 2)
    #expect(try second.hasSameContent(as: #require(record?["a"])))
  }

  @Test(arguments: [
    String(repeating: "[", count: 5000), String(repeating: "- ", count: 5000) + "x",
    "a: " + String(repeating: "{a: ", count: 200),
  ])
  func `ends bottomless nesting with one finding`(_ yaml: String) {
    #expect(RecordValue.read(yaml: yaml).findings.map(\.code) == ["record-too-deep"])
  }

  @Test func `refuses a record beyond its limit`() {
    var limits = Limits.standard
    limits.recordBytes = 8
    let (record, findings) = RecordValue.read(yaml: "title: A\n", limits: limits)
    #expect(record == nil)
    #expect(findings.first?.summary == "The record is larger than the limit of 8 bytes.")
  }

  @Test func `warns of a tag and takes the value as written`() {
    let (record, findings) = RecordValue.read(yaml: "title: !!int \"3\"\n")
    #expect(record?["title"]?.content == .text("3"))
    #expect(findings.map(\.code) == ["tag-ignored"])
    #expect(findings.first?.summary.contains("“!!int”") == true)
  }
}
