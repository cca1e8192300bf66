import ExemplarLanguage
import ExemplarVocabulary
import Testing

@Suite struct StoredFormTests {
  private var card: Card {
    var card = Card(
      id: "paper-circuits", version: 2, title: "Paper \u{1B}circuits", summary: "Ñandú \0 zero",
      language: "en", school: LabeledValue(id: "a-es", scheme: "schools", label: "A"),
      schoolYear: "2018-2019", grades: ["K", "3"], license: "CC-BY-4.0", sample: true,
      published: "2026-11-21")
    card.iste = [LabeledValue(id: "4a", scheme: "iste", label: "Use", labelEs: "Usar")]
    card.minutes = 45
    card.internet = false
    card.authors = [Author(name: "Grade 4 teacher", role: "teacher")]
    return card
  }

  @Test func `gives a card back as it was`() throws {
    #expect(try Card(stored: card.stored) == card)
  }

  @Test func `gives a detail back as it was`() throws {
    var detail = ExemplarDetail(
      card: card, parts: [.init(name: "lesson", markdown: "# Paper")],
      files: [FileEntry(path: "lesson.md", mediaType: "text/markdown", size: 7, digest: "ab")],
      versions: [VersionEntry(version: 1, published: "2026-01-01")])
    detail.problemOfPractice = "Too few questions."
    detail.artifacts = [ArtifactEntry(path: "artifacts/a.png", alt: "A card")]
    #expect(try ExemplarDetail(stored: detail.stored, card: card) == detail)
  }

  @Test func `gives a vocabulary back as it was`() throws {
    let vocabulary = Vocabulary(
      name: "grades", title: "Grades",
      entries: [
        VocabularyEntry(id: "3-5", scheme: "g", label: "3–5", covers: ["3", "4", "5"]),
        VocabularyEntry(id: "3", scheme: "g", label: "Grade 3", aliases: ["3rd"], parent: "3-5"),
      ], ambiguous: ["junior": "grade 11, or 7–8"])
    #expect(try Vocabulary(stored: vocabulary.stored) == vocabulary)
  }

  @Test func `gives a glossary back as it was`() throws {
    let entries = [
      GlossaryEntry(sides: ["en": [["loop"]], "es": [["bucle"], ["ciclo"]]]),
      GlossaryEntry(sides: ["en": [["spreadsheet"]], "es": [["hoja", "de", "calculo"]]]),
    ]
    let rules = [LanguageRules(code: "en"), LanguageRules(code: "es", stopwords: ["de"])]
    let glossary = try GlossaryTable(entries, languages: rules + [LanguageRules(code: "hy")])
    #expect(try GlossaryTable(stored: StoredBytes(glossary.stored)) == glossary)
    #expect(try GlossaryTable(stored: StoredBytes([])) == GlossaryTable())
    #expect(glossary.codes == rules.map(\.code) && glossary.longest == 3)
    #expect(try glossary.rules(of: rules[0].code) == rules[0])
    let spanish = try Analyzer(rules[1])
    #expect(
      glossary.translations(of: ["hojas", "de", "calculo"], by: spanish)
        == [.init(words: ["spreadsheet"], language: "en")])
    #expect(glossary.translations(of: ["loop"], by: spanish) == [])
    for count in 1..<glossary.stored.count {
      #expect(throws: StoredFormatError.self) {
        try GlossaryTable(stored: StoredBytes(Array(glossary.stored.prefix(count))))
      }
    }
  }

  @Test func `refuses every beginning of a card instead of crashing`() {
    let stored = card.stored
    for count in 0..<stored.count {
      #expect(throws: StoredFormatError.self) {
        try Card(stored: Array(stored.prefix(count)))
      }
    }
  }

  @Test func `believes no length that is longer than the bytes`() {
    #expect(throws: StoredFormatError.self) {
      try StoredText(stored: [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F])
    }
  }

  @Test func `numbers a vocabulary in its order, parents first, and counts no level`() {
    var facets = FacetDictionary()
    facets.add(
      Vocabulary(
        name: "grades", title: "Grades",
        entries: [
          VocabularyEntry(id: "3-5", scheme: "g", label: "3–5", covers: ["3"]),
          VocabularyEntry(id: "elementary", scheme: "g", label: "Elementary", covers: ["3"]),
          VocabularyEntry(id: "3", scheme: "g", label: "Grade 3", parent: "3-5"),
        ]), field: "grade")
    #expect(facets.number(of: "3-5", field: "grade") == 0)
    #expect(facets.number(of: "3", field: "grade") == 1)
    #expect(facets.number(of: "elementary", field: "grade") == nil)
    #expect(facets.numbersWithParents(of: 1) == [1, 0])
  }
}
