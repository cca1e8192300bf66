import ExemplarPresentation
import Testing

@Suite struct MarkdownPrinterTests {
  private func plain(_ markdown: String, width: Int = 80) -> String {
    MarkdownPrinter(Terminal(width: width)).text(markdown)
  }

  @Test(arguments: [
    ("Plain *and* **strong** ~~gone~~ `code`", "Plain *and* **strong** ~~gone~~ `code`\n"),
    ("[text](https://a.b)", "text (https://a.b)\n"), ("<https://a.b>", "https://a.b\n"),
    ("www.a.org", "www.a.org\n"), ("write <me@a.org>", "write me@a.org\n"),
    ("[](x.pdf)", "x.pdf\n"), ("![](x.png)", "[image: ]\n"),
    ("![a *red* card](x.png)", "[image: a *red* card]\n"),
    ("a<b>bold</b> c", "abold c\n"), ("<div>\n<p>x</p>\n</div>", "[HTML left out]\n"),
    ("<!-- note -->\n\ntext", "text\n"), ("a  \nb", "a\nb\n"), ("a\nb", "a b\n"), ("", ""),
    ("***", String(repeating: "─", count: 20) + "\n"), ("Title\n=====", "Title\n━━━━━\n"),
    ("## Part", "Part\n────\n"), ("### Small", "Small\n"), ("-", "•\n"),
    ("- a\n- b\n  - c\n    - d", "• a\n• b\n  ◦ c\n    ▪ d\n"), ("- a\n\n- b", "• a\n\n• b\n"),
    ("3. a\n4. b", "3. a\n4. b\n"), ("- [ ] a\n- [x] b", "☐ a\n☑ b\n"),
    ("> a\n>\n> b", "▎ a\n▎\n▎ b\n"), ("a\n\n> b\n\nc", "a\n\n▎ b\n\nc\n"),
    ("- - a", "• ◦ a\n"), ("- > a\n  > b", "• ▎ a b\n"), ("    code\n\tx", "  │ code\n  │ x\n"),
    ("```\na\tb\n\nc\n```", "  │ a   b\n  │\n  │ c\n"), ("&lt;b&gt; &copy;", "<b> ©\n"),
  ])
  func `renders`(markdown: String, text: String) {
    #expect(plain(markdown) == text)
  }

  @Test func `hangs wrapped items under their first word`() {
    #expect(
      plain("10. one two three four five six\n11. seven", width: 24) == """
        10. one two three four
            five six
        11. seven

        """)
  }

  @Test func `fits a table by wrapping its widest cells`() {
    let table = """
      | Time | What students do |
      |-----:|:-----------------|
      | 5 | Look, wonder and say what they see |
      | 10 | 回路 |
      """
    #expect(
      plain(table, width: 28) == """
        Time │ What students do
        ─────┼──────────────────────
           5 │ Look, wonder and say
             │ what they see
        ─────┼──────────────────────
          10 │ 回路

        """)
  }

  @Test func `lists a table that has too many columns`() {
    let names = (1...12).map(String.init)
    let table =
      "|" + names.map { "c\($0)|" }.joined() + "\n|" + names.map { _ in "-|" }.joined() + "\n|"
      + names.map { "v\($0)|" }.joined()
    #expect(plain(table, width: 40).hasPrefix("c1: v1\nc2: v2\n"))
  }

  @Test func `cuts a word that is wider than the line and loses nothing`() {
    let word = String(repeating: "abcdefghij", count: 10)
    let text = plain("see \(word) end", width: 30)
    #expect(text.split(separator: "\n").joined().contains(word))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 30 })
  }

  @Test func `breaks Chinese between characters and not before its full stop`() {
    let text = plain(String(repeating: "学生画电路。", count: 6), width: 24)
    let lines = text.split(separator: "\n")
    #expect(lines.count > 1)
    #expect(lines.allSatisfy { displayWidth($0) <= 26 && !$0.hasPrefix("。") })
  }

  @Test func `marks styles with commands where the terminal knows them`() {
    let terminal = Terminal(width: 80, color: .ansi16, attributes: true)
    #expect(
      MarkdownPrinter(terminal).text("**strong** and *soft* `code`")
        == "\u{1B}[1mstrong\u{1B}[0m and \u{1B}[3msoft\u{1B}[0m \u{1B}[36m`code`\u{1B}[0m\n")
  }

  @Test(arguments: [
    String(repeating: "> ", count: 50_000) + "end",
    String(repeating: "- ", count: 20_000) + "end",
    String(repeating: "*a **b ", count: 20_000),
    String(repeating: "[", count: 50_000) + "a" + String(repeating: "](b)", count: 50_000),
    String(repeating: "![", count: 50_000),
    String(repeating: "*", count: 100_000) + "end",
    String(repeating: "`a``b", count: 20_000),
    String(repeating: "|", count: 3_000) + "\n" + String(repeating: "|-", count: 3_000) + "|\n|a|",
    String(repeating: "<", count: 100_000),
    "\u{0}\u{FFFD}\r\r\n\u{1B}",
  ])
  func `survives`(markdown: String) {
    let clock = ContinuousClock()
    let needed = clock.measure {
      for line in plain(markdown).split(separator: "\n") { #expect(displayWidth(line) <= 80) }
    }
    #expect(needed < .seconds(20))
  }

  @Test func `says where it cut a text that is too long`() {
    let text = plain(String(repeating: "word é ", count: 60_000))
    #expect(
      text.hasSuffix("(The text goes on; only its first 256 KiB are shown here.)\n"))
  }
}
