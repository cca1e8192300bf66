import ExemplarBundle
import ExemplarCatalog
import Testing

@Suite struct PrivacyPlacesTests {
  @Test func `names the line and shows only the first letters`() throws {
    let lesson = LessonBuilder().lesson(
      """
      # Partners

      Write to maria.lopez@school.org, or call (213) 555-0123.
      She lives at 1425 Maple Street; her student ID is 12345678.
      Again: maria.lopez@school.org
      """)
    let findings = try lesson.findings()
    #expect(
      findings.map { "\($0.line ?? 0) \($0.summary)" } == [
        "3 “m…@school.org” looks like an e-mail address.",
        "3 “(213…” looks like a telephone number.",
        "4 “12…” looks like a student's identification number.",
        "4 “1425 M…” looks like a street address.",
      ])
    #expect(findings.allSatisfy { $0.severity == .warning && $0.path == "lesson.md" })
  }

  @Test func `is an error inside artifacts and a warning in materials and the record`() throws {
    var bundle = try LessonBuilder().with("summary", "Ask ana@school.org.").bundle()
    bundle.materialTexts = [.init(path: "materials/a.txt", text: "x\nCall 213-555-0123")]
    bundle.artifactTexts = [
      .init(path: "artifacts/a.txt", text: "x\n\nkim@school.org"),
      .init(path: "artifacts/b.pdf", text: "kim@school.org"),
    ]
    bundle.images = [
      .init(path: "artifacts/c.jpg", locations: [.exif]), .init(path: "d.jpg", locations: [.xmp]),
      .init(path: "e.jpg"),
    ]
    let findings = Exemplar.resolve(bundle, with: smallContext).findings
    #expect(
      findings.map(brief) == [
        "warning email-address exemplar.yaml:4 summary", "error email-address artifacts/a.txt:3",
        "error email-address artifacts/b.pdf", "error image-location artifacts/c.jpg",
        "warning image-location d.jpg", "warning phone-number materials/a.txt:2",
      ])
  }

  @Test func `tells the first ten of a kind and counts the others`() throws {
    let lines = (0..<25).map { "person\($0)@school.org" }.joined(separator: "\n")
    let findings = try LessonBuilder().lesson(lines).findings()
    #expect(findings.count == 10 && findings.last?.line == 10)
    #expect(
      findings.last?.summary
        == "“p…@school.org” looks like an e-mail address, and 15 more like it in this file.")
  }

  @Test func `reads a hostile text in reasonable time`() throws {
    for piece in ["@", "a@", "1 A ", "213-", "(", "Calle de ", "student id ", "1 A St. ", "x.y@z."]
    {
      let text = String(repeating: piece, count: 200_000 / piece.utf8.count)
      let clock = ContinuousClock()
      let time = try clock.measure { _ = try LessonBuilder().artifactText(text) }
      #expect(time < .seconds(20), "\(piece)")
    }
  }
}

let smallContext = RuleContext(
  vocabularies: smallVocabularies, today: CalendarDay("2026-11-21")!)

extension LessonBuilder {
  /// The lesson as a bundle in memory, to which files' texts can be added.
  func bundle() throws -> LessonBundle {
    let read = RecordValue.read(yaml: yaml)
    return LessonBundle(record: try #require(read.record), parts: parts, files: files)
  }

  /// The findings of a lesson with one text under artifacts/.
  func artifactText(_ text: String) throws -> [Diagnostic] {
    var bundle = try bundle()
    bundle.artifactTexts = [.init(path: "artifacts/a.txt", text: text)]
    return Exemplar.resolve(bundle, with: smallContext).findings
  }
}
