import ExemplarBundle
import ExemplarCatalog
import Testing

@Suite struct MarkdownRulesTests {
  @Test func `tells relative links that lead to no file, with their lines`() throws {
    let lesson = LessonBuilder().adding("materials/my rubric.md", "materials/deep/a.txt").lesson(
      """
      # Links

      [fine](materials/my%20rubric.md#top) [folder](materials/deep/) [part](./lesson.md)
      [gone](materials/gone.md)
      ![A card](materials/none.png)
      [Case](Materials/My%20Rubric.md) [web](https://example.org) [mail](mailto:office) [top](#links)
      """)
    let findings = try lesson.findings()
    #expect(
      findings.map(brief) == [
        "error broken-link lesson.md:4", "error broken-link lesson.md:5",
        "error broken-link lesson.md:6",
      ])
    #expect(findings.last?.remedy == "Did you mean “materials/my rubric.md”?")
  }

  @Test(arguments: [
    "../exemplar.yaml", "/etc/passwd", "file:///etc/passwd", "C:/lesson.md",
    "materials/../../x", "%2e%2e/x",
  ])
  func `refuses links that lead out of the bundle`(destination: String) throws {
    let findings = try LessonBuilder().lesson("See the [rubric](\(destination)).").findings()
    #expect(findings.map(brief) == ["error escaping-link lesson.md:1"])
  }

  @Test func `tells a link without an address`() throws {
    #expect(try LessonBuilder().lesson("[rubric]()").findings().map(\.code) == ["broken-link"])
  }

  @Test(arguments: ["here", "Click here", "aquí", "AQUÍ.", "haz clic aquí", ""])
  func `warns of links whose words say nothing`(text: String) throws {
    let findings = try LessonBuilder().lesson("Go [\(text)](https://example.org)").findings()
    #expect(findings.map(brief) == ["warning link-text lesson.md:1"])
  }

  @Test func `warns of images without alternative text, and refuses those of materials`() throws {
    let lesson = LessonBuilder().adding("materials/a.png", "b.png").lesson(
      "Text\n![](b.png)\n![](materials/a.png)")
    #expect(
      try lesson.findings().map(brief) == [
        "warning image-alt lesson.md:2", "error missing-alt lesson.md:3",
      ])
  }

  @Test func `lets the record describe an image that the Markdown shows`() throws {
    let lesson = LessonBuilder().adding("materials/a.png").lesson("![](materials/a.png)")
      .with("materials", "[{path: materials/a.png, alt: A card}]")
    #expect(try lesson.findings().map(brief) == ["warning image-alt lesson.md:1"])
  }

  @Test(arguments: [
    ("# A\n\n<!-- What students do. -->\n", true), ("# A\n\n## B\n", true),
    ("# A\n\nFold.\n", false),
    ("# A\n\n![A card](materials/a.png)\n", false), ("Fold.\n", false),
  ])
  func `tells a lesson of which only the headings are written`(text: String, told: Bool) throws {
    let findings = try LessonBuilder().adding("materials/a.png").lesson(text).findings()
    #expect(findings.contains { $0.code == "lesson-missing" } == told)
  }

  @Test func `warns of headings that jump a level`() throws {
    let findings = try LessonBuilder().lesson("# A\n\n## B\n\n#### C\n\n# D\n\n### E\n\nText")
      .findings()
    #expect(findings.map(\.line) == [5, 9])
    #expect(
      findings.first.map(words)
        == "The heading “C” jumps from level 2 to level 4. Begin it with ###.")
  }

  @Test func `warns of tables whose header says nothing`() throws {
    let lesson = LessonBuilder().lesson(
      "Table:\n\n|  |  |\n|--|--|\n| a | b |\n\n| A |\n|--|\n| a |")
    #expect(try lesson.findings().map(brief) == ["warning table-header lesson.md:3"])
  }

  @Test func `refuses Markdown that would take too long, naming the line`() throws {
    let lesson = LessonBuilder().lesson("# A\n\n" + String(repeating: "![[]()", count: 40_000))
    let findings = try lesson.findings()
    #expect(findings.map(brief) == ["error costly-markdown lesson.md:3"])
  }
}
