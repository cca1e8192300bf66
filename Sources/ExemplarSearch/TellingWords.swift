internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Glibc
internal import Xapian

/// A word that tells what an exemplar is about, and what it is found by in each language.
struct TellingWord {
  /// As the exemplar writes it.
  var written: String
  var term: String
  /// Terms for the same thing in other languages.
  var others: [String]
  /// How rare it is among the lessons of its language, beside how rare it is among all: the words of a language that
  /// few lessons are in are all rare, and tell no more for that.
  var weight: Double
}

/// Picks the words of an exemplar that tell what it is about.
///
/// What stands in title, keywords, vocabulary, tools and summary tells more than what the parts repeat, a rare word more
/// than a common one. Names of standards are left to the values, and handouts to themselves.
struct TellingWords {
  /// How many are picked.
  static let most = 20
  /// How many of the weightiest are looked up.
  static let candidates = 100
  /// What the repetitions of a word in the parts count beside its place in title or keywords.
  static let weightOfParts = 0.25
  /// With fewer telling words the common ones are taken, too.
  static let few = 5
  /// The most terms of other languages for one word.
  static let mostOthers = 3

  /// How often a stem occurs, and where first.
  private struct Count {
    var text: Int
    var token: Token
    /// In title, keywords, vocabulary, tools and summary, each time as much as the field weighs.
    var heading = 0.0
    /// In the parts.
    var parts = 0

    var importance: Double {
      log2(1 + heading) + TellingWords.weightOfParts * log2(1 + Double(parts))
    }
  }

  /// Heaviest first.
  private(set) var words: [TellingWord] = []
  private let reader: IndexReader
  private let analyzer: Analyzer
  private let usesGlossary: Bool
  private var texts: [String] = []
  private var counts: [String: Count] = [:]

  /// Looks through what an exemplar says.
  init(
    of detail: ExemplarDetail, _ text: StoredText, in reader: IndexReader, usesGlossary: Bool
  ) throws {
    self.reader = reader
    self.usesGlossary = usesGlossary
    analyzer = try reader.analyzer(for: detail.card.language)
    count(detail, text)
    words = try picked()
  }

  // MARK: Counting

  private mutating func count(_ detail: ExemplarDetail, _ text: StoredText) {
    let card = detail.card
    let headings = [
      ("title", [card.title]), ("names", card.keywords + detail.vocabulary + card.tools),
      ("summary", [card.summary]),
    ]
    for (field, runs) in headings {
      let weight = reader.field(named: field)?.weight ?? 1
      for run in runs {
        let share = field == "names" ? Double(weight) / Double(words(in: run)) : Double(weight)
        count(run) { $0.heading += share }
      }
    }
    for part in text.parts where part.name != "names" && part.name != "materials" {
      count(part.text) { $0.parts += 1 }
    }
  }

  /// A long keyword says less with each of its words than a short one.
  private func words(in keyword: String) -> Int {
    max(1, Tokenizer.tokens(of: keyword).count { !analyzer.isStopword($0.text) })
  }

  private mutating func count(_ text: String, _ add: (inout Count) -> Void) {
    let place = texts.count
    texts.append(text)
    Tokenizer.forEachToken(of: text) { token in
      guard TellingWords.isWord(token.text), !analyzer.isStopword(token.text) else { return }
      add(&counts[analyzer.stem(token.text), default: Count(text: place, token: token)])
    }
  }

  /// False for numbers and single letters, which any two lessons may share.
  private static func isWord(_ word: String) -> Bool {
    guard let first = word.utf8.first, first < 0x80 else { return true }
    return word.utf8.count > 1 && !word.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  // MARK: Picking

  private func picked() throws -> [TellingWord] {
    let lessons = try lessonsOfLanguage()
    let exemplars = try reader.database.documentCount
    let limit = TellingWords.limit(among: lessons)
    var telling: [TellingWord] = []
    var common: [TellingWord] = []
    for (stem, frequency) in try weighed(lessons) where telling.count < TellingWords.most {
      guard let count = counts[stem] else { continue }
      let others = try others(of: count.token.text)
      guard frequency > 1 || !others.isEmpty else { continue }
      let word = TellingWord(
        written: written(count), term: term(stem), others: others,
        weight: TellingWords.rarity(frequency, among: lessons)
          / TellingWords.rarity(frequency, among: exemplars))
      if frequency > limit { common.append(word) } else { telling.append(word) }
    }
    return telling.count < TellingWords.few
      ? Array((telling + common).prefix(TellingWords.most)) : telling
  }

  /// The most important stems with the number of their exemplars, by importance and rarity.
  private func weighed(_ lessons: Int) throws -> [(stem: String, frequency: Int)] {
    let important = counts.map { (stem: $0.key, importance: $0.value.importance) }
      .sorted { ($1.importance, $0.stem) < ($0.importance, $1.stem) }
    return try important.prefix(TellingWords.candidates).map { stem, importance in
      let frequency = try reader.database.frequency(ofTerm: term(stem))
      return (
        stem: stem, frequency: frequency,
        weight: importance * TellingWords.rarity(frequency, among: lessons)
      )
    }
    .sorted { ($1.weight, $0.stem) < ($0.weight, $1.stem) }
    .map { ($0.stem, $0.frequency) }
  }

  /// A word in more lessons of the language than this says too little: a tenth of them, a third where they are few.
  private static func limit(among lessons: Int) -> Int {
    max(lessons / 10, min(lessons / 3, 10), 3)
  }

  private static func rarity(_ frequency: Int, among all: Int) -> Double {
    log2(1 + Double(all) / Double(max(frequency, 1)))
  }

  private func lessonsOfLanguage() throws -> Int {
    guard let language = reader.field(named: "language") else {
      return try reader.database.documentCount
    }
    return try reader.database.frequency(
      ofTerm: TermLayout.value(analyzer.rules.code, field: language))
  }

  private func term(_ stem: String) -> String {
    TermLayout.stem(stem, language: analyzer.rules.code)
  }

  private func written(_ count: Count) -> String {
    let token = count.token
    let scalars = texts[count.text].unicodeScalars.dropFirst(token.start)
    return String(String.UnicodeScalarView(scalars.prefix(token.end - token.start))).lowercased()
  }

  // MARK: Other languages

  /// Terms that the collection has for a folded word in other languages.
  private func others(of word: String) throws -> [String] {
    guard usesGlossary else { return [] }
    var found: [String] = []
    for translation in reader.glossary.translations(of: [word], by: analyzer)
    where found.count < TellingWords.mostOthers {
      guard let term = term(translation), !found.contains(term),
        try reader.database.frequency(ofTerm: term) > 0
      else { continue }
      found.append(term)
    }
    return found
  }

  /// Of one word or of two that follow each other; longer ones have none.
  private func term(_ translation: GlossaryTable.Translation) -> String? {
    guard
      let analyzer = reader.analyzers.first(where: { $0.rules.code == translation.language })
    else { return nil }
    let stems = translation.words.filter { !analyzer.isStopword($0) }.map(analyzer.stem)
    switch stems.count {
    case 1: return TermLayout.stem(stems[0], language: translation.language)
    case 2: return TermLayout.pair(stems[0], stems[1], language: translation.language)
    default: return nil
    }
  }
}
