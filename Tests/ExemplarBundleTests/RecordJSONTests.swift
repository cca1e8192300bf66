import ExemplarBundle
import Testing

@Suite struct RecordJSONTests {
  @Test func `keeps numbers and the order of keys as written`() throws {
    let record = try #require(
      read(#"{"z": 1.40, "a": [2018, true, "K", null], "b": {"c": -1e5}, "n": null}"#).record)
    guard case .mapping(let entries) = record.content else { Issue.record("no mapping"); return }
    #expect(entries.map(\.key) == ["z", "a", "b"])
    #expect(record["z"] == RecordValue(.text("1.40"), line: 7))
    #expect(
      record["a"]?.hasSameContent(
        as: RecordValue(
          .list(["2018", "true", "K", ""].map { RecordValue(.text($0)) }))) == true)
    #expect(record["b"]?["c"]?.content == .text("-1e5"))
  }

  @Test func `resolves every escape`() {
    let record = read(#"{"t": "\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00é"}"#).record
    #expect(record?["t"]?.content == .text("\"\\/\u{8}\u{C}\n\r\té😀é"))
  }

  @Test(arguments: [
    ("", "A JSON object was expected, beginning with “{”.", 1),
    ("[1]", "A JSON object was expected, beginning with “{”.", 1),
    (#"{"a": 1} x"#, "Something follows the object: “x”.", 10),
    (#"{"a" 1}"#, "A colon was expected after “a”, found “1”.", 6),
    (#"{"a": 1,}"#, "A key in quotes was expected, found “}”.", 9),
    (#"{"a": [1,]}"#, "A value was expected, found “]”.", 10),
    (#"{"a": 01}"#, "A value was expected, found “0”.", 7),
    (#"{"a": NaN}"#, "A value was expected, found “N”.", 7),
    (#"{"a": "b"#, "The text is not closed with a quotation mark.", 9),
    (#"{"a": "\x"}"#, "“\\x” is not a JSON escape.", 9),
    (#"{"é": "\ud800"}"#, "“\\ud800” is half of a surrogate pair.", 10),
    (#"{"a": "\u12"}"#, "“\\u” needs four hexadecimal digits.", 10),
    ("{\"a\": \"b\tc\"}", "A control character stands in the text; write it as an escape.", 9),
    (#"{"a": 1, "a": 2}"#, "“a” stands twice in one object.", 10),
    (#"{"a": 1"#, "A comma or “}” was expected, found the end of the line.", 8),
  ])
  func `says what is wrong and at which character`(
    _ json: String, _ summary: String, _ character: Int
  ) {
    let (record, findings) = read(json)
    #expect(record == nil)
    #expect(findings.map(\.summary) == [summary])
    #expect(findings.first?.line == 7)
    #expect(findings.first?.remedy == "Character \(character) of the line.")
  }

  @Test func `ends bottomless nesting with a finding`() {
    let json = "{\"a\": " + String(repeating: "[", count: 100_000)
    #expect(read(json).findings.first?.summary.contains("64 levels") == true)
  }

  @Test func `refuses bytes that are not UTF-8`() {
    let (_, findings) = RecordValue.read(
      jsonLine: Array("{\"a\": \"".utf8) + [0xFF, 0x22, 0x7D], line: 3)
    #expect(findings.map(\.summary) == ["The line is not UTF-8 at byte 8."])
  }

  private func read(_ json: String) -> (record: RecordValue?, findings: [Diagnostic]) {
    RecordValue.read(jsonLine: Array(json.utf8), line: 7)
  }
}
