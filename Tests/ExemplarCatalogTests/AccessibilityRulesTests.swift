import ExemplarBundle
import ExemplarCatalog
import Testing

@Suite struct AccessibilityRulesTests {
  @Test(arguments: [
    "IMG_2041.jpg", "card.png", "image", "Imagen", "DSC-0012", "captura de pantalla", "foto 3",
  ])
  func `warns of alternative text that says nothing`(alt: String) throws {
    let findings = try LessonBuilder().adding("b.png").lesson("Text\n\n![\(alt)](b.png)").findings()
    #expect(findings.map(brief) == ["warning alt-file-name lesson.md:3"])
    let inRecord = try LessonBuilder().adding("materials/a.png")
      .with("materials", "[{path: materials/a.png, alt: \(alt)}]").findings()
    #expect(inRecord.map(\.code) == ["alt-file-name"] && inRecord.map(\.line) == [13])
  }

  @Test(arguments: [
    "A card that lights up", "Image of a folded card", "The file menu of main.py",
    "Foto del huerto",
  ])
  func `accepts alternative text that says something`(alt: String) throws {
    #expect(try LessonBuilder().adding("b.png").lesson("![\(alt)](b.png)").findings() == [])
  }

  @Test(arguments: [
    "learn more", "Go here", "this website", "Haz click aquí", "Pulsa aquí", "Ver más",
    "más información",
    "este sitio", "Da clic aquí", "en este enlace", "Sigue leyendo",
  ])
  func `warns of links in both languages whose words say nothing`(text: String) throws {
    let findings = try LessonBuilder().lesson("Go [\(text)](https://example.org)").findings()
    #expect(findings.map(brief) == ["warning link-text lesson.md:1"])
  }

  @Test func `warns once of HTML that vanishes, with what and where`() throws {
    let findings = try LessonBuilder().lesson(
      """
      # Video

      <!-- for the editor -->
      one<br>two

      <iframe src="https://example.org">
      </iframe>

      A <span class="x">word</span> and <b>another</b>.
      """
    ).findings()
    #expect(findings.map(brief) == ["warning raw-html lesson.md:6"])
    #expect(
      findings[0].summary
        == "HTML is not shown and vanishes here: <iframe>, <span> and <b>, and 2 more tags after it."
    )
  }

  @Test func `lists links to other sites when asked, each once with its place`() throws {
    var context = smallContext
    let bundle = try LessonBuilder().lesson(
      """
      See [Scratch](https://scratch.mit.edu/) and the [rubric](lesson.md).

      Again [Scratch](https://scratch.mit.edu/), [dial](tel:911), <https://code.org>, ![A cat](https://a.org/cat.png)
      """
    ).bundle()
    #expect(Exemplar.resolve(bundle, with: context).findings == [])
    context.listsLinks = true
    let findings = Exemplar.resolve(bundle, with: context).findings
    #expect(
      findings.map { "\($0.severity) \($0.line ?? 0) \($0.summary)" } == [
        "note 1 It leads to https://scratch.mit.edu/ (2 times).",
        "note 3 It leads to https://code.org.",
        "note 3 It leads to https://a.org/cat.png.",
      ])
  }
}
