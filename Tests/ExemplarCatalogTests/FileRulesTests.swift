import ExemplarBundle
import ExemplarCatalog
import Testing

@Suite struct FileRulesTests {
  private let card = "{path: artifacts/card.txt, origin: student, consent: on-file}"

  @Test func `asks for every artifact to be listed`() throws {
    let findings = try LessonBuilder().adding("artifacts/card.txt", "artifacts/b/two.txt")
      .with("artifacts", "[\(card)]").findings()
    #expect(findings.map(brief) == ["error unlisted-artifact artifacts/b/two.txt artifacts"])
  }

  @Test func `lets an empty keep file hold a folder`() throws {
    var lesson = LessonBuilder()
    lesson.files.append(file("artifacts/.keep", size: 0))
    #expect(try lesson.findings() == [])
    lesson.files.append(file("artifacts/x/.keep", size: 5))
    #expect(try lesson.findings().map(\.code) == ["unlisted-artifact"])
  }

  @Test(arguments: [
    ("artifacts", "[{path: artifacts/Card.txt, origin: teacher}]", "“artifacts/card.txt”"),
    ("materials", "[{path: materials/sheet.pdf}]", "Add the file"),
  ])
  func `says that a listed file is not there`(key: String, value: String, hint: String) throws {
    let lesson = LessonBuilder().with(key, value).adding("artifacts/card.txt")
    let missing = try #require(try lesson.findings().first { $0.code == "missing-file" })
    #expect(missing.line == 13)
    #expect(missing.remedy?.contains(hint) == true)
  }

  @Test func `asks for files to lie in their folder`() throws {
    let findings = try LessonBuilder().with(
      "materials", "[{path: ../sheet.pdf}, {path: materials/../a}]"
    )
    .findings()
    #expect(findings.map(\.code) == ["wrong-folder", "wrong-folder"])
    #expect(findings[0].remedy == "Move the file there and write “materials/sheet.pdf”.")
  }

  @Test(arguments: [
    ("origin: student", "missing-consent"), ("caption: A card", "missing-consent"),
    ("origin: student, consent: not-student-work", "consent-mismatch"),
    ("origin: student, consent: on-file, consent-expires: 2026-11-20", "expired-consent"),
    ("origin: pupil, consent: on-file", "bad-choice"),
  ])
  func `shows no student work without consent`(keys: String, code: String) throws {
    let findings = try LessonBuilder().adding("artifacts/card.txt")
      .with("artifacts", "[{path: artifacts/card.txt, \(keys)}]").findings()
    #expect(findings.map(\.code) == [code])
    #expect(findings.map(\.severity) == [.error])
  }

  @Test(arguments: [
    "origin: student, consent: de-identified", "origin: teacher", "consent: not-student-work",
    "origin: student, consent: on-file, consent-expires: 2026-11-21",
  ])
  func `accepts work whose consent is settled`(keys: String) throws {
    let lesson = LessonBuilder().adding("artifacts/card.txt")
      .with("artifacts", "[{path: artifacts/card.txt, \(keys)}]")
    #expect(try lesson.findings() == [])
  }

  @Test func `lets consent expire with the day and not before`() throws {
    let lesson = LessonBuilder().adding("artifacts/card.txt").with(
      "artifacts",
      "[{path: artifacts/card.txt, origin: student, consent: on-file, consent-expires: 2027-06-30}]"
    )
    #expect(try lesson.findings(on: "2027-06-30") == [])
    #expect(try lesson.findings(on: "2027-07-01").map(\.code) == ["expired-consent"])
  }

  @Test func `asks for words for every image of artifacts and materials`() throws {
    let lesson = LessonBuilder().adding(
      "materials/a.png", "materials/b.png", "artifacts/c.jpg", "d.png"
    )
    .with("materials", "[{path: materials/b.png, alt: A folded card}]")
    .with("artifacts", "[{path: artifacts/c.jpg, origin: teacher}]")
    #expect(
      try lesson.findings().map(brief) == [
        "error missing-alt exemplar.yaml:14 artifacts",
        "error missing-alt materials/a.png materials",
      ])
    #expect(
      try lesson.lesson("![A card](materials/a.png) ![A lamp](artifacts/c.jpg)").findings() == [])
  }

  @Test func `tells an unknown key of an item and the nearest one`() throws {
    let findings = try LessonBuilder().adding("materials/a.pdf")
      .with("materials", "[{path: materials/a.pdf, titel: Sheet}]").findings()
    #expect(
      findings.map(words) == [
        "“titel” is not a key of an item of “materials”. Did you mean “title”?"
      ])
    #expect(findings.map(\.severity) == [.warning])
  }
}
