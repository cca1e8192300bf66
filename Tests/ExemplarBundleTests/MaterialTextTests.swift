import ExemplarBundle
import ExemplarTesting
import Foundation
import Testing

@Suite struct MaterialTextTests {
  @Test(arguments: [
    ("<h1>Light</h1><p>Fold &amp; <b>press</b>.</p>", "Light\nFold & press."),
    ("a<br>b<td>c</td><td>d</td>", "a\nb c d"),
    ("<style>p{}</style>x<SCRIPT>if (a<b) y()</SCRIPT>z", "xz"),
    ("<!-- no --> yes <!doctype html>", "yes"),
    ("1 < 2 &lt; 3 & 4 &nosuch; &", "1 < 2 < 3 & 4 &nosuch; &"),
    (
      "caf&eacute; &#233; &#xE9; &ntilde;&mdash;&hearts; &#0; &#xD800;",
      "café é é ñ—♥ &#0; &#xD800;"
    ),
    ("<a title=\"a > b\">in</a> out", "in out"),
    ("<a title=\"open>in</a> out", "in out"),
    ("x <unclosed", "x <unclosed"), ("x <script>never closed", "x"), ("x <!-- never closed", "x"),
    ("<![CDATA[a<b]]>c", "a<bc"), ("", ""), ("<", "<"), ("<>", "<>"),
  ])
  func `takes the words out of HTML`(_ html: String, _ words: String) throws {
    #expect(try text("page.html", Data(html.utf8)).text == words)
  }

  @Test(arguments: ["<", "<a =\">", "<!--", "&", "<script>", "</", "<![CDATA["])
  func `reads two hundred kilobytes of broken HTML in no time`(_ piece: String) throws {
    let html = String(repeating: piece, count: 200_000 / piece.utf8.count)
    let clock = ContinuousClock()
    let time = try clock.measure { _ = try text("page.html", Data(html.utf8)) }
    #expect(time < .seconds(10))
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE, 0x68, 0, 0xE9, 0], "hé", []), ([0xFE, 0xFF, 0, 0x68, 0, 0xE9], "hé", []),
      ([0xEF, 0xBB, 0xBF, 0x68], "h", []), ([0x63, 0xE9, 0x93], "cé“", ["encoding-guessed"]),
      ([0xFF, 0xFE, 0x68], "", []), ([0xFF, 0xFE, 0x00, 0xD8], "\u{FFFD}", []),
    ] as [([UInt8], String, [String])])
  func `decodes what teachers' programs write`(
    _ bytes: [UInt8], _ words: String, _ codes: [String]
  ) throws {
    let (text, found) = try text("notes.txt", Data(bytes))
    #expect(text == words)
    #expect(found == codes)
  }

  private func text(_ name: String, _ data: Data) throws -> (text: String, codes: [String]) {
    let folder = try TemporaryFolder()
    try folder.write("exemplar.yaml", "schema: 1\n")
    try folder.write("lesson.md", "# A\n")
    try folder.write("materials/\(name)", data)
    let (bundle, findings) = try LessonBundle.read(draft: folder.path)
    return (bundle?.materialTexts.first?.text ?? "", findings.map(\.code))
  }
}
