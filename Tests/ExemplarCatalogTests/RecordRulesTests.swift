import ExemplarBundle
import ExemplarCatalog
import ExemplarVocabulary
import Testing

@Suite struct RecordRulesTests {
  @Test func `resolves a sound record without a finding`() throws {
    let (exemplar, findings) = try LessonBuilder().resolve()
    #expect(findings == [])
    let lesson = try #require(exemplar)
    #expect(lesson.id == "paper-circuits")
    #expect(lesson.version == 0)
    #expect(lesson.school.label == "Garvanza Elementary School")
    #expect(lesson.grades == ["3", "4"])
    #expect(lesson.iste.map(\.id) == ["4a"])
    #expect(lesson.authors.map(\.role) == ["teacher"])
    #expect(lesson.sample == false)
  }

  @Test func `tells every wrong key of a record in one run, in order of place`() throws {
    var lesson = LessonBuilder()
    lesson.record = [
      ("schema", "2"), ("id", "Paper Circuits!"), ("title", "''"),
      ("summary", String(repeating: "word ", count: 200)), ("language", "English language"),
      ("school", "Garvnaza Elementary"), ("program", "PS 9"), ("school-year", "2018-2020"),
      ("grades", "[thrid]"), ("subjects", "[sciense]"), ("iste", "[9z]"),
      ("cs-concepts", "[AP.contrl]"), ("cs-practices", "[P99]"), ("ca-cs-standards", "[x]"),
      ("digital-citizenship", "[x]"), ("keywords", "[{a: b}]"), ("tools", "[[a]]"),
      ("vocabulary", "{a: b}"), ("date", "2018-02-29"), ("class-minutes", "45 minutes"),
      ("prep-minutes", "6001"), ("devices", "laptops"), ("internet", "maybe"),
      ("authors", "[Maria]"), ("license", "CC BY 4.0"), ("problem-of-practice", "[a]"),
      ("adapted-from", "Some Thing"), ("source", "{a: b}"), ("prerequisites", "[A B]"),
      ("related", "[A B]"), ("artifacts", "[{path: card.jpg}]"), ("materials", "[sheet.pdf]"),
      ("sample", "perhaps"), ("titel", "Paper Circuits"),
    ]
    let (exemplar, findings) = try lesson.resolve()
    #expect(exemplar == nil)
    let keys = lesson.record.map(\.key)
    let told = findings.compactMap(\.key)
    for key in keys { #expect(told.contains(key), "nothing was said about \(key)") }
    for (index, key) in keys.enumerated() {
      #expect(findings.first { $0.key == key }?.line == index + 1)
    }
    #expect(findings.map { $0.line ?? 0 } == findings.map { $0.line ?? 0 }.sorted())
    #expect(findings.allSatisfy { $0.path == "exemplar.yaml" })
  }

  @Test(arguments: [
    "schema", "title", "summary", "language", "school", "school-year", "grades", "subjects",
    "authors", "license",
  ])
  func `says that a required key is missing, and how to write it`(key: String) throws {
    let absent = try #require(try LessonBuilder().with(key, nil).findings().first)
    #expect(absent.code == "missing-key")
    #expect(absent.summary == "The record has no “\(key)”.")
    #expect(absent.remedy?.contains("\(key): ") == true)
    let empty = try #require(try LessonBuilder().with(key, "").findings().first)
    #expect(empty.summary == "“\(key)” has no value.")
    #expect(try LessonBuilder().with(key, nil).resolve().exemplar == nil)
  }

  @Test(arguments: [
    ("schema", "2", "“2” is not a schema that this program knows. Write “schema: 1”."),
    (
      "id", "Paper Circuits",
      "“Paper Circuits” is not an id: 3 to 80 lower-case letters and digits, words joined by single hyphens. Did you mean “paper-circuits”?"
    ),
    ("title", "[a, b]", "“title” is one text, not a list."),
    (
      "title", String(repeating: "x", count: 201),
      "“title” has 201 characters; at most 200 are shown to readers. Shorten it; the lesson itself may say more."
    ),
    (
      "language", "english",
      "“english” is not a language tag (BCP 47). Write “en” for English or “es” for Spanish."
    ),
    ("grades", "[thrid]", "“thrid” is not a grade. Did you mean “3”?"),
    (
      "school", "Garvnaza ES",
      "“Garvnaza ES” is not a school. Did you mean “garvanza-es” (Garvanza Elementary School)?"
    ),
    (
      "school-year", "2018-2020",
      "“2018-2020” is not a school year: its two years do not follow each other. Write both years, as in “2018-2019”."
    ),
    (
      "license", "CC BY 4.0",
      "“CC BY 4.0” is not the SPDX identifier of a license known here. Did you mean “CC-BY-4.0”?"
    ),
    (
      "date", "2019-02-29",
      "“2019-02-29” is not a day of the calendar written as YYYY-MM-DD. Write it as in “2018-11-05”."
    ),
    (
      "class-minutes", "0",
      "“0” is not a whole number of minutes from 1 to 6000. Write the number alone, as in “class-minutes: 45”."
    ),
    (
      "devices", "laptops",
      "“laptops” is not an arrangement of devices. Write an arrangement of devices; “exemplar vocabulary devices” lists them."
    ),
    ("internet", "maybe", "“maybe” is neither yes nor no. Write “true”, “false”, “yes” or “no”."),
    (
      "authors", "[{name: M. Ruiz, role: boss}]",
      "“boss” is not a role. Write “teacher”, “itf”, “administrator”, “student-team” or “other”."
    ),
    (
      "authors", "[M. Ruiz]",
      "An item of “authors” is a mapping of keys to values, not a text. Write it as in “{name: Grade 4 teacher, role: teacher}”."
    ),
    (
      "adapted-from", "paper-circuits version 2",
      "“paper-circuits version 2” is not an id, alone or with a version. Write it as in “paper-circuits” or “paper-circuits v2”."
    ),
    (
      "keyword", "[light]",
      "“keyword” is not a key of the record; its value is not read. Did you mean “keywords”?"
    ),
    (
      "subjects", "[science, Ciencias]",
      "“Ciencias” names the same subject a second time. Remove one of the two."
    ),
  ])
  func `says what is wrong with a value and what to do`(
    key: String, value: String, message: String
  ) throws {
    let findings = try LessonBuilder().with(key, value).findings()
    #expect(findings.map(words) == [message])
    #expect(findings.map(\.key) == [key])
  }

  @Test(arguments: [
    ("language", "es-mx", "es-MX"), ("language", "castellano", "es"), ("language", "no", "no"),
    ("license", "cc-by-sa-4.0", "CC-BY-SA-4.0"), ("school-year", "2018–19", "2018-2019"),
    ("title", ">\n  Paper\n  Circuits\n", "Paper Circuits"),
  ])
  func `keeps a value in its usual form`(key: String, value: String, kept: String) throws {
    let exemplar = try #require(try LessonBuilder().with(key, value).resolve().exemplar)
    let found = [
      "language": exemplar.language, "license": exemplar.license, "title": exemplar.title,
      "school-year": exemplar.schoolYear,
    ]
    #expect(found[key] == kept)
  }

  @Test(arguments: [("true", true), ("Yes", true), ("no", false), ("false", false)])
  func `reads yes and no as they are meant`(written: String, meant: Bool) throws {
    let exemplar = try #require(try LessonBuilder().with("internet", written).resolve().exemplar)
    #expect(exemplar.internet == meant)
  }

  @Test func `tells as notes what values were taken to mean`() throws {
    let (exemplar, findings) = try LessonBuilder().with("iste", "[1.4.a]").with("grades", "3-5")
      .with("program", "PS 3").resolve()
    #expect(exemplar?.iste.map(\.id) == ["4a"])
    #expect(exemplar?.gradesAsWritten == ["3-5"])
    #expect(exemplar?.grades == ["3", "4", "5"])
    #expect(findings.allSatisfy { $0.severity == .note && $0.code == "taken-as" })
    #expect(
      findings.map(\.summary) == [
        "“3-5” was taken to mean grades 3, 4 and 5.",
        "“1.4.a” was taken to mean “4a” (Use a design process).",
        "“PS 3” was taken to mean “ps-3.0” (Innovative Designer).",
      ])
  }

  @Test func `accepts one value where a list may stand`() throws {
    let exemplar = try #require(
      try LessonBuilder().with("keywords", "light").with(
        "authors", "{name: Grade 4 teacher, role: teacher}"
      ).resolve().exemplar)
    #expect(exemplar.keywords == ["light"])
    #expect(exemplar.authors.count == 1)
  }

  @Test func `asks for a standard or a concept, and for one only`() throws {
    let none = try LessonBuilder().with("iste", nil).findings()
    #expect(none.map(\.code) == ["missing-framework"])
    #expect(try LessonBuilder().with("iste", nil).with("cs-concepts", "Control").findings() == [])
    #expect(try LessonBuilder().with("iste", "[]").findings().map(\.code) == ["missing-framework"])
  }

  @Test func `proposes an id from the title when there is none`() throws {
    let lesson = LessonBuilder().with("id", nil).with("title", "¡Diseña tu propia luz!")
    let (exemplar, findings) = try lesson.resolve()
    #expect(exemplar?.id == "disena-tu-propia-luz")
    #expect(findings.map(\.code) == ["proposed-id"])
    #expect(findings.map(\.severity) == [.note])
  }

  @Test func `says which vocabulary is missing instead of passing its values`() throws {
    let findings = try LessonBuilder().resolve(vocabularies: Vocabularies(all: [])).findings
    let missing = findings.filter { $0.code == "vocabulary-missing" }
    #expect(missing.compactMap(\.key) == ["school", "grades", "grades", "subjects", "iste"])
    #expect(missing.allSatisfy { $0.severity == .error })
  }

  @Test func `leaves optional keys without a value alone, as templates have them`() throws {
    #expect(try LessonBuilder().with("program", "").with("keywords", "[]").findings() == [])
  }

  @Test func `does not take a letter with a thousand accents for a short title`() throws {
    let title = "a" + String(repeating: "\u{301}", count: 2000)
    #expect(try LessonBuilder().with("title", title).findings().map(\.code) == ["too-long"])
  }
}
