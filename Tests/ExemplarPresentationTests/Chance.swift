import ExemplarPresentation
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary

/// Answers by chance, the same for the same seed (SplitMix64).
struct Chance: RandomNumberGenerator {
  private var numbers: SeededNumbers

  init(_ seed: UInt64) { numbers = SeededNumbers(seed: seed &* 0x9E37_79B9_7F4A_7C15) }

  mutating func next() -> UInt64 { numbers.next() }

  // MARK: Small things

  private static let pieces = [
    "a", "robots", "paper circuits", "“what if?”", "\"", "\\", "/", "\n", "\t", "\u{0}",
    "\u{1B}[2J",
    "\u{7F}", "\u{85}", "\u{9B}", "\u{A0}", "ñ", "é", "e\u{301}", "回路", "🤖", "👩🏽‍🏫", "\u{200E}",
    "\u{2028}", "\u{2029}", "\u{202E}", "\u{2066}", "\u{2069}", "\u{FEFF}", "\u{10FFFF}", "…", "·",
    "<script>", "a sentence of some length, so that whole blocks are copied", "",
  ]

  mutating func text() -> String {
    (0..<Int.random(in: 0...6, using: &self)).map { _ in
      Chance.pieces.randomElement(using: &self) ?? ""
    }.joined()
  }

  mutating func number() -> Int {
    Bool.random(using: &self)
      ? Int.random(in: -9...99, using: &self) : Int(truncatingIfNeeded: next())
  }

  mutating func fraction() -> Double {
    let double = Double(bitPattern: next())
    return double.isFinite && Bool.random(using: &self)
      ? double : Double(Int.random(in: 0...1000, using: &self)) / 10
  }

  mutating func maybe<Value>(_ make: (inout Chance) -> Value) -> Value? {
    Bool.random(using: &self) ? make(&self) : nil
  }

  mutating func list<Value>(_ make: (inout Chance) -> Value) -> [Value] {
    (0..<Int.random(in: 0...3, using: &self)).map { _ in make(&self) }
  }

  mutating func texts() -> [String] { list { $0.text() } }

  mutating func value() -> LabeledValue {
    LabeledValue(id: text(), scheme: text(), label: text(), labelEs: maybe { $0.text() })
  }

  // MARK: Answers

  mutating func card() -> Card {
    var card = Card(
      id: text(), version: number(), title: text(), summary: text(), language: text(),
      school: value(), schoolYear: text(), grades: texts(), license: text(),
      sample: Bool.random(using: &self), published: text())
    card.program = maybe { $0.value() }
    card.subjects = list { $0.value() }
    card.iste = list { $0.value() }
    card.concepts = list { $0.value() }
    card.practices = list { $0.value() }
    card.standards = list { $0.value() }
    card.citizenship = list { $0.value() }
    card.minutes = maybe { $0.number() }
    card.prepMinutes = maybe { $0.number() }
    card.devices = maybe { $0.text() }
    card.internet = maybe { Bool.random(using: &$0) }
    card.tools = texts()
    card.keywords = texts()
    card.authors = list { Author(name: $0.text(), role: $0.text()) }
    card.has = texts()
    return card
  }

  mutating func hit() -> Hit {
    Hit(
      card: card(), rank: number(), score: fraction(),
      snippet: maybe {
        Snippet(
          part: $0.text(), text: $0.text(), ranges: $0.list { [$0.number(), $0.number()] })
      },
      matched: Matched(
        terms: texts(), parts: texts(), filters: texts(),
        names: list {
          Matched.Name(
            field: $0.text(), value: $0.text(), label: $0.text(), words: $0.texts())
        },
        places: list { Matched.Place(term: $0.text(), parts: $0.texts()) }, missing: texts()),
      collapsed: maybe { $0.number() })
  }

  mutating func facet(levels: Int) -> Facet {
    Facet(
      field: text(), label: text(), missing: number(),
      values: list { $0.facetValue(levels: levels) })
  }

  private mutating func facetValue(levels: Int) -> FacetValue {
    FacetValue(
      value: text(), scheme: maybe { $0.text() }, label: text(), labelEs: maybe { $0.text() },
      count: number(), selected: Bool.random(using: &self),
      children: levels > 1 ? list { $0.facetValue(levels: levels - 1) } : [])
  }

  mutating func echo() -> SearchPage.QueryEcho {
    SearchPage.QueryEcho(
      q: maybe { $0.text() }, understood: text(), terms: texts(),
      filters: list {
        UnderstoodFilter(field: $0.text(), values: $0.texts(), excluded: Bool.random(using: &$0))
      },
      expanded: list { chance in
        Expansion(
          word: chance.text(), to: chance.texts(),
          source: Bool.random(using: &chance) ? .synonyms : .glossary,
          language: chance.maybe { $0.text() })
      },
      recognized: list { chance in
        Recognized(
          text: chance.text(), position: chance.number(), length: chance.number(),
          field: chance.text(), values: chance.texts(), label: chance.text(),
          corrected: Bool.random(using: &chance), ranks: Bool.random(using: &chance),
          q: chance.text(), total: chance.number())
      },
      warnings: list { chance in
        QueryWarning(
          code: chance.text(), position: chance.maybe { $0.number() },
          length: chance.maybe { $0.number() }, message: chance.text(),
          suggestions: chance.texts())
      })
  }

  mutating func page() -> SearchPage {
    SearchPage(
      query: echo(), total: Int.random(in: 0...100_000, using: &self),
      page: Int.random(in: 1...9, using: &self), perPage: Int.random(in: 1...100, using: &self),
      hits: list { $0.hit() }, facets: list { $0.facet(levels: 3) },
      suggestion: maybe { Suggestion(q: $0.text(), total: $0.number()) }, relaxed: texts(),
      withAllWords: maybe { $0.number() },
      without: list { chance in
        WithoutCount(
          kind: chance.text(), field: chance.maybe { $0.text() }, value: chance.text(),
          q: chance.maybe { $0.text() }, total: chance.number())
      },
      unknown: Dictionary(list { ($0.text(), $0.number()) }) { first, _ in first },
      index: .init(revision: text(), exemplars: number()), tookMs: fraction())
  }

  mutating func detail() -> ExemplarDetail {
    var detail = ExemplarDetail(
      card: card(), parts: list { .init(name: $0.text(), markdown: $0.text()) },
      files: list {
        FileEntry(path: $0.text(), mediaType: $0.text(), size: $0.number(), digest: $0.text())
      },
      versions: list { VersionEntry(version: $0.number(), published: $0.text()) })
    detail.date = maybe { $0.text() }
    detail.problemOfPractice = maybe { $0.text() }
    detail.adaptedFrom = maybe { $0.text() }
    detail.source = maybe { $0.text() }
    detail.prerequisites = texts()
    detail.related = texts()
    detail.vocabulary = texts()
    detail.artifacts = list { $0.artifact() }
    detail.materials = list { chance in
      MaterialEntry(
        path: chance.text(), title: chance.maybe { $0.text() }, alt: chance.maybe { $0.text() })
    }
    return detail
  }

  private mutating func artifact() -> ArtifactEntry {
    ArtifactEntry(
      path: text(), caption: maybe { $0.text() }, alt: maybe { $0.text() },
      origin: maybe { $0.text() }, consent: maybe { $0.text() },
      consentExpires: maybe { $0.text() })
  }

  mutating func tombstone() -> Tombstone {
    Tombstone(id: text(), on: text(), by: text(), reason: text(), notes: maybe { $0.text() })
  }

  mutating func vocabulary() -> VocabularyAnswer {
    VocabularyAnswer(
      vocabulary: text(), title: text(),
      entries: list { chance in
        VocabularyEntry(
          id: chance.text(), code: chance.maybe { $0.text() }, scheme: chance.text(),
          label: chance.text(), labelEs: chance.maybe { $0.text() }, aliases: chance.texts(),
          parent: chance.maybe { $0.text() }, covers: chance.texts(),
          note: chance.maybe { $0.text() }, url: chance.maybe { $0.text() },
          related: chance.texts(), searchTerms: chance.texts())
      })
  }
}
