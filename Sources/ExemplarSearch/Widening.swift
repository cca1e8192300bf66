internal import ExemplarLanguage

/// Finds what the words of a question are also searched as: synonyms, and terms of the other language.
///
/// A word that the glossary has in two languages is read in the languages that all the other words are of: `red` is a
/// net in “red de computadoras” and a color in “red robots”. Where those do not decide, it is read in each.
struct Widening {
  /// A word is of a language when it stands in at least this share of its lessons, beside the language where it is
  /// most common.
  static let homeShare = 0.1

  private let run: [String]
  private let lexicon: any Lexicon
  private let usesGlossary: Bool
  /// The languages that each word may be of; nil where it was not yet asked for.
  private var languages: [Set<String>?]

  /// Looks at words that were typed side by side.
  init(_ run: [String], _ lexicon: any Lexicon, usesGlossary: Bool) {
    self.run = run
    self.lexicon = lexicon
    self.usesGlossary = usesGlossary
    languages = Array(repeating: nil, count: run.count)
  }

  /// What the longest known term that begins at a word is also called; one word and nothing where none does.
  mutating func alternatives(
    at place: Int
  ) throws(SearchError) -> (length: Int, alternatives: [UnderstoodQuery.Alternative]) {
    var length = min(longest(from: run[place]), run.count - place)
    while length > 0 {
      let words = Array(run[place..<(place + length)])
      let found = lexicon.synonyms(of: words).map {
        UnderstoodQuery.Alternative(words: $0, language: nil, source: .synonyms)
      }
      let others = usesGlossary ? try translations(of: words, at: place) : []
      let alternatives = (found + others).filter { $0.words != words }
      if !alternatives.isEmpty { return (length, alternatives) }
      length -= 1
    }
    return (1, [])
  }

  /// How many words a known term may have that begins with a word: most words begin none.
  private func longest(from word: String) -> Int {
    let mayBegin =
      lexicon.synonyms.mayBegin(with: word)
      || lexicon.analyzers.contains { lexicon.synonyms.mayBegin(with: word, by: $0) }
      || usesGlossary
        && lexicon.glossaryAnalyzers.contains { lexicon.glossary.mayBegin(with: word, by: $0) }
    guard mayBegin else { return 0 }
    let begins =
      lexicon.synonyms.begins(word)
      || lexicon.analyzers.contains { lexicon.synonyms.begins(word, by: $0) }
      || usesGlossary
        && lexicon.glossaryAnalyzers.contains { lexicon.glossary.begins(word, by: $0) }
    return begins
      ? max(lexicon.synonyms.longest, usesGlossary ? lexicon.glossary.longest : 1) : 1
  }

  /// The answer's members for a term, one a source and language.
  static func expansions(
    of typed: String, to alternatives: [UnderstoodQuery.Alternative]
  ) -> [Expansion] {
    var expansions: [Expansion] = []
    for other in alternatives {
      let text = other.words.joined(separator: " ")
      if let place = expansions.firstIndex(where: {
        $0.source == other.source && $0.language == other.language
      }) {
        expansions[place].to.append(text)
      } else {
        expansions.append(
          Expansion(word: typed, to: [text], source: other.source, language: other.language))
      }
    }
    return expansions
  }

  // MARK: The glossary

  private mutating func translations(
    of words: [String], at place: Int
  ) throws(SearchError) -> [UnderstoodQuery.Alternative] {
    let sides = lexicon.glossaryAnalyzers.filter { analyzer in
      lexicon.glossary.contains(words, by: analyzer)
    }
    guard !sides.isEmpty else { return [] }
    let spoken = try languages(around: place..<(place + words.count))
    let chosen = sides.filter { spoken.contains($0.rules.code) }
    var found: [UnderstoodQuery.Alternative] = []
    // Words that are only of other languages decide against an entry; words that contradict each other do not.
    for side in spoken.isEmpty ? sides : chosen {
      for other in lexicon.glossary.translations(of: words, by: side)
      where lexicon.languages.contains(where: { $0.code == other.language }) {
        let other = UnderstoodQuery.Alternative(
          words: other.words, language: other.language, source: .glossary)
        guard !found.contains(other), !isFound(other, by: words) else { continue }
        if found.count < GlossaryTable.most { found.append(other) }
      }
    }
    return found
  }

  /// True where the typed word finds it anyhow, since both have one stem: `circuit` and `circuito`.
  private func isFound(_ other: UnderstoodQuery.Alternative, by words: [String]) -> Bool {
    guard other.words.count == words.count,
      let analyzer = lexicon.glossaryAnalyzers.first(where: { $0.rules.code == other.language })
    else { return false }
    return zip(words, other.words).allSatisfy { analyzer.stem($0) == analyzer.stem($1) }
  }

  /// The languages that all known words beside a term are of; none where they do not decide.
  private mutating func languages(around term: Range<Int>) throws(SearchError) -> Set<String> {
    var spoken: Set<String>?
    for place in run.indices where !term.contains(place) {
      let own = try languages(at: place)
      if own.isEmpty { continue }
      spoken = spoken.map { $0.intersection(own) } ?? own
    }
    return spoken ?? []
  }

  private mutating func languages(at place: Int) throws(SearchError) -> Set<String> {
    if let known = languages[place] { return known }
    let found = try languages(of: run[place])
    languages[place] = found
    return found
  }

  private func languages(of word: String) throws(SearchError) -> Set<String> {
    let analyzers = lexicon.glossaryAnalyzers
    let common = analyzers.filter { $0.isStopword(word) }
    if !common.isEmpty { return Set(common.map(\.rules.code)) }
    let terms = analyzers.filter { lexicon.glossary.contains([word], by: $0) }.map(\.rules.code)
    var shares: [(code: String, share: Double)] = []
    for analyzer in analyzers {
      shares.append((analyzer.rules.code, try lexicon.share(of: word, by: analyzer)))
    }
    let most = shares.map(\.share).max() ?? 0
    let home = shares.filter { most > 0 && $0.share >= most * Widening.homeShare }.map(\.code)
    return Set(terms + home)
  }
}
