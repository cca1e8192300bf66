import ExemplarCatalog
import Testing

@Suite struct MarkdownTextTests {
  @Test(arguments: [
    (
      "# Paper *Circuits*\n\nFold the **card**.\nThen glue.",
      "Paper Circuits\nFold the card. Then glue."
    ),
    (
      "See the [rubric](a.md) and <https://example.org>.", "See the rubric and https://example.org."
    ),
    ("![A lit card](a.png) is *done*", "A lit card is done"),
    ("a ![](a.png) b", "a b"),
    ("1. One\n2. Two\n   - Three\n\n- [x] Done", "One\nTwo\nThree\nDone"),
    ("Use `led.on()`:\n\n```swift\nled.on()\n```\nNext", "Use led.on():\nled.on()\nNext"),
    ("a <b>bold</b> <script>x</script> word", "a bold x word"),
    ("<div>\nhidden\n</div>\n\nshown", "shown"),
    ("| Time | Step |\n|---|---|\n| 5 | Fold |", "Time | Step\n5 | Fold"),
    ("a  \nb\\\nc", "a\nb\nc"), ("~~gone~~ &amp; caf&eacute;", "gone & café"),
    ("> A quotation\n\n---\n\nEnd", "A quotation\nEnd"), ("", ""), ("\u{0}a", "\u{FFFD}a"),
  ])
  func `gives readable text`(markdown: String, text: String) {
    #expect(MarkdownText.plain(markdown) == text)
  }

  @Test func `knows the line of what it found inside a paragraph`() throws {
    let document = try MarkdownDocument("# A\n\none\ntwo [x](y)  \nthree ![z](w)\n\n- a\n  [l](m)")
    #expect(document.links.map(\.line) == [4, 8])
    #expect(document.images.map(\.line) == [5])
    #expect(document.headings.map(\.text) == ["A"])
  }

  @Test(arguments: [
    (String(repeating: "- ", count: 200_000) + "x" + String(repeating: "\n", count: 200_000)),
    String(repeating: ">", count: 1_000_000),
    String(repeating: "![[]()", count: 100_000),
    "http://a.b/" + String(repeating: ")", count: 500_000),
    String(repeating: "a<?", count: 200_000),
    String(repeating: "|", count: 300_000) + "\n" + String(repeating: "|-", count: 300_000),
    String(repeating: "a@b.", count: 200_000),
    String(repeating: "a\n", count: 300_000) + "|-|",
    "[a]: " + String(repeating: "b", count: 200_000) + "\n\n"
      + String(repeating: "[a]", count: 100_000),
  ])
  func `refuses in no time what cmark would chew on for minutes`(markdown: String) {
    #expect(throws: MarkdownError.self) { try MarkdownDocument(markdown) }
    #expect(MarkdownText.plain(markdown) == markdown)
  }

  @Test(arguments: [
    String(repeating: "[", count: 500_000), String(repeating: "*a_ ", count: 100_000),
    String(repeating: "> > > - x\n", count: 20_000), String(repeating: "# a\n", count: 50_000),
    String(repeating: "`", count: 500_000), String(repeating: "\\", count: 500_000),
    String(repeating: "word ", count: 200_000), String(repeating: "-", count: 100_000),
  ])
  func `parses what is odd and harmless`(markdown: String) throws {
    _ = try MarkdownDocument(markdown)
  }

  @Test func `takes a long code listing and a long table`() throws {
    let code =
      "```\n" + String(repeating: "foo(bar) if a < b; print(\"@x\")\n", count: 3000) + "```"
    #expect(try MarkdownDocument(code).plainText.count > 80_000)
    let rows = String(repeating: "| [page](https://example.org/a) (x) | y |\n", count: 2000)
    #expect(try MarkdownDocument("| a | b |\n|--|--|\n" + rows).links.count == 2000)
  }
}
