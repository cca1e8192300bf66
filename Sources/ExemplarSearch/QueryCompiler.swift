internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

/// Makes an engine's query of a meaning.
///
/// A word is looked for in every language of the collection and counts as one term: a lesson has one language, and
/// what is rare is told over all of them, so that no language is preferred for being small.
struct QueryCompiler {
  private let parts: [Field]
  private let analyzers: [Analyzer]
  private let glossaryWeight: Double
  private let otherLanguages: () -> [Xapian.Query]?

  /// Added to the weight of exemplars that have all the words when some may lack one.
  static let allWordsBonus = 10_000.0
  /// How many words a prefix may stand for.
  static let longestExpansion = 200

  /// - Parameters:
  ///   - parts: the fields of text parts that are searched without a name.
  ///   - otherLanguages: what finds the lessons of languages without an analyzer, asked when a phrase is looked for;
  ///     nil where lessons do not tell theirs.
  init(
    parts: [Field], analyzers: [Analyzer], ranking: Ranking = Ranking(),
    otherLanguages: @escaping () -> [Xapian.Query]?
  ) {
    glossaryWeight = ranking.glossaryWeight
    self.parts = parts
    self.analyzers = analyzers
    self.otherLanguages = otherLanguages
  }

  /// The whole question; with `relaxed`, words of the top level may be missing. With `ranked` it also says which
  /// exemplars come first, which whoever counts need not know.
  func query(
    _ query: UnderstoodQuery, relaxed: Bool = false, ranked: Ranking? = nil,
    without field: String? = nil
  ) -> Xapian.Query {
    if query.isUnusable { return .nothing }
    let filters = query.filters.filter { $0.field.name != field }
    let words = relaxed ? someWords(query, ranked) : allWords(query, ranked)
    return filtered(
      withEvidence(words, query, ranked), by: filters, excluding: query.excluded)
  }

  private func allWords(_ query: UnderstoodQuery, _ ranking: Ranking?) -> Xapian.Query {
    let wanted = query.required.map { clause($0) } + words(of: query, ranking).all
    return wanted.isEmpty ? .everything : all(wanted)
  }

  private func someWords(_ query: UnderstoodQuery, _ ranking: Ranking?) -> Xapian.Query {
    let terms = words(of: query, ranking)
    guard terms.any.count > 1 else { return allWords(query, ranking) }
    let required = query.required.map { clause($0) }
    let some: Xapian.Query =
      required.isEmpty ? .or(terms.any) : .maybe(all(required), .or(terms.any))
    guard let ranking, ranking.allWordsFirst(of: query.rankingTerms.count) else { return some }
    return .maybe(
      some, .filter(.constantWeight(QueryCompiler.allWordsBonus), by: all(terms.all)))
  }

  /// What speaks for an exemplar beside the words themselves, and is never required.
  private func withEvidence(
    _ words: Xapian.Query, _ query: UnderstoodQuery, _ ranking: Ranking?
  ) -> Xapian.Query {
    guard words != .everything else { return words }
    guard let ranking else { return words }
    let evidence = asking(query, ranking) + pairs(query, ranking) + carriers(query)
    return evidence.isEmpty ? words : .maybe(words, .or(evidence))
  }

  /// Words that people ask with weigh a little; those that are too common in some language weigh nothing in any, since
  /// they would be rare, and so heavy, in the lessons of another.
  private func asking(_ query: UnderstoodQuery, _ ranking: Ranking) -> [Xapian.Query] {
    guard ranking.asking > 0 else { return [] }
    return query.commonTerms.filter { term in
      let isAsking = analyzers.contains { $0.rules.asking.contains(term.typed) }
      return isAsking && !analyzers.contains { $0.isStopword(term.typed) }
    }.map { .scaled(term($0, isRanking: false), by: ranking.asking) }
  }

  /// Words that follow each other in the question, small ones aside, as they may do in a lesson.
  private func pairs(_ query: UnderstoodQuery, _ ranking: Ranking) -> [Xapian.Query] {
    guard ranking.pairs > 0 else { return [] }
    let words = query.rankingTerms.enumerated().flatMap { place, term in
      term.part == nil ? term.words.map { ($0, place) } : []
    }
    var seen: Set<String> = []
    return zip(words, words.dropFirst()).compactMap { first, second in
      let terms = pair(first.0, second.0).filter { seen.insert($0).inserted }
      guard !terms.isEmpty else { return nil }
      return .scaled(
        synonym(terms.map { .term($0) }), by: ranking.pairs * ranking.weight(ofWord: first.1))
    }
  }

  private func pair(_ first: String, _ second: String) -> [String] {
    analyzers.compactMap { analyzer in
      guard !analyzer.isStopword(first), !analyzer.isStopword(second) else { return nil }
      let stems = (analyzer.stem(first), analyzer.stem(second))
      return stems.0 == stems.1
        ? nil : TermLayout.pair(stems.0, stems.1, language: analyzer.rules.code)
    }
  }

  private func filtered(
    _ query: Xapian.Query, by filters: [UnderstoodQuery.Filter],
    excluding excluded: [UnderstoodQuery.Clause]
  ) -> Xapian.Query {
    var query = query
    if !filters.isEmpty { query = .filter(query, by: all(filters.map { filter($0) })) }
    if !excluded.isEmpty {
      query = .andNot(query, excluded.count == 1 ? clause(excluded[0]) : .or(excluded.map(clause)))
    }
    return query
  }

  // MARK: Clauses

  private func clause(_ clause: UnderstoodQuery.Clause) -> Xapian.Query {
    switch clause {
    case .term(let term): return self.term(term, isRanking: !term.isCommon)
    case .phrase(let words, let part, _): return phrase(words, part: part)
    case .prefix(let word, let part, _): return prefix(word, part: part)
    case .filter(let filter): return .scaled(self.filter(filter), by: 0)
    case .all(let clauses): return conjunction(clauses)
    case .any(let clauses): return .or(clauses.map { self.clause($0) })
    case .not(let inner): return .andNot(.everything, self.clause(inner))
    case .everything: return .scaled(.everything, by: 0)
    }
  }

  private func conjunction(_ clauses: [UnderstoodQuery.Clause]) -> Xapian.Query {
    var wanted: [Xapian.Query] = []
    var optional: [Xapian.Query] = []
    var excluded: [Xapian.Query] = []
    let hasTelling = clauses.contains {
      if case .term(let term) = $0 { !term.isCommon } else { true }
    }
    for clause in clauses {
      switch clause {
      case .not(let inner): excluded.append(self.clause(inner))
      case .term(let term) where term.isCommon && hasTelling:
        optional.append(self.term(term, isRanking: false))
      default: wanted.append(self.clause(clause))
      }
    }
    var query = wanted.isEmpty ? .everything : all(wanted)
    if !optional.isEmpty { query = .maybe(query, .or(optional)) }
    return excluded.isEmpty ? query : .andNot(query, .or(excluded))
  }

  func all(_ queries: [Xapian.Query]) -> Xapian.Query {
    queries.count == 1 ? queries[0] : .and(queries)
  }

  // MARK: Words

  func term(_ term: UnderstoodQuery.Term, isRanking: Bool) -> Xapian.Query {
    if term.isPhrase { return phrase(term.words, part: term.part) }
    let written = all(term.words.map { word($0, part: term.part, keepsCommon: isRanking) })
    guard !term.alternatives.isEmpty else { return written }
    let others = term.alternatives.filter { $0.language == nil }.map { other in
      other.words.count == 1
        ? word(other.words[0], part: term.part, keepsCommon: true)
        : phrase(other.words, part: term.part)
    }
    let (typed, phrases) = translated(term, written)
    let choices = [typed] + others + phrases
    return choices.count == 1 ? typed : .max(choices)
  }

  /// A term with what the glossary adds: a typed word and its translations are told as rare or common together, so that
  /// a language is not preferred for having few lessons, and what was typed weighs a little more. A phrase weighs like
  /// one word and stands by itself.
  private func translated(
    _ term: UnderstoodQuery.Term, _ written: Xapian.Query
  ) -> (typed: Xapian.Query, phrases: [Xapian.Query]) {
    let others = term.alternatives.filter { $0.language != nil }
    let words = others.filter { $0.words.count == 1 }.flatMap {
      stems($0.words[0], part: term.part, language: $0.language)
    }
    let phrases = others.filter { $0.words.count > 1 }.map { other in
      Xapian.Query.scaled(
        phrase(other.words, part: term.part), by: glossaryWeight / Double(other.words.count))
    }
    guard !words.isEmpty else { return (written, phrases) }
    guard term.words.count == 1 else {
      return (written, phrases + words.map { .scaled($0, by: glossaryWeight) })
    }
    let together = Xapian.Query.scaled(synonym(members(of: written) + words), by: glossaryWeight)
    let own = 1 - glossaryWeight
    return (own > 0 ? .maybe(together, .scaled(written, by: own)) : together, phrases)
  }

  /// The terms that count as one.
  private func members(of query: Xapian.Query) -> [Xapian.Query] {
    if case .synonym(let members) = query { members } else { [query] }
  }

  /// A word by its stem in each language; a word that is common everywhere has no stem in the index.
  private func word(_ word: String, part: Field?, keepsCommon: Bool) -> Xapian.Query {
    let common = analyzers.contains { $0.isStopword(word) }
    let choices =
      (common && keepsCommon ? asWritten(word, part: part) : []) + stems(word, part: part)
    var distinct: [Xapian.Query] = []
    for choice in choices where !distinct.contains(choice) { distinct.append(choice) }
    return synonym(distinct)
  }

  private func synonym(_ queries: [Xapian.Query]) -> Xapian.Query {
    queries.isEmpty ? .nothing : queries.count == 1 ? queries[0] : .synonym(queries)
  }

  /// The stems of a word in each language where it is not common, or in one.
  private func stems(
    _ word: String, part: Field?, language: String? = nil
  ) -> [Xapian.Query] {
    analyzers.filter { language == nil || $0.rules.code == language }.compactMap { analyzer in
      guard !analyzer.isStopword(word) else { return nil }
      let stem = analyzer.stem(word)
      let code = analyzer.rules.code
      return .term(
        part.map { TermLayout.stem(stem, language: code, part: $0) }
          ?? TermLayout.stem(stem, language: code))
    }
  }

  private func asWritten(_ word: String, part: Field?) -> [Xapian.Query] {
    (part.map { [$0] } ?? parts).map { .term(TermLayout.word(word, part: $0)) }
  }

  /// Words that follow each other, looked for only where the index says that each two telling ones do: few lessons
  /// are left whose positions are compared.
  private func phrase(_ words: [String], part: Field?) -> Xapian.Query {
    let links = words.count > 1 ? links(of: words) : nil
    let phrases = (part.map { [$0] } ?? parts).map { part -> Xapian.Query in
      let terms = words.map { TermLayout.word($0, part: part) }
      guard terms.count > 1 else { return .term(terms[0]) }
      let phrase = Xapian.Query.phrase(terms, window: terms.count)
      return links.map { .filter(phrase, by: $0) } ?? phrase
    }
    return phrases.count == 1 ? phrases[0] : .or(phrases)
  }

  /// What every lesson with the phrase has: the pairs of its language, or a language without rules of its own. Nil
  /// where the words make no pair in some language: most lessons of it would be left.
  private func links(of words: [String]) -> Xapian.Query? {
    let pairs = analyzers.map { TermLayout.pairs(in: words, by: $0) }
    guard !pairs.isEmpty, pairs.allSatisfy({ !$0.isEmpty }), let others = otherLanguages() else {
      return nil
    }
    let choices = others + pairs.map { pairs in all(pairs.map { .term($0) }) }
    return choices.count == 1 ? choices[0] : .or(choices)
  }

  private func prefix(_ word: String, part: Field?) -> Xapian.Query {
    let prefixes = (part.map { [$0] } ?? parts).map { part in
      Xapian.Query.wildcard(
        prefix: TermLayout.word(word, part: part), limit: QueryCompiler.longestExpansion)
    }
    return prefixes.count == 1 ? prefixes[0] : .or(prefixes)
  }

  // MARK: Filters

  /// A filter by itself, without weight.
  func filter(_ filter: UnderstoodQuery.Filter) -> Xapian.Query {
    var choices = filter.values.map {
      Xapian.Query.term(TermLayout.value($0, field: filter.field))
    }
    if let slot = filter.field.slot {
      choices += filter.ranges.map { range in
        .valueRange(
          slot, from: sortableSerialise(range.lowerBound),
          to: sortableSerialise(range.upperBound))
      }
    }
    if filter.includesUnknown { choices.append(.term(TermLayout.unknown(filter.field))) }
    return choices.isEmpty ? .nothing : choices.count == 1 ? choices[0] : .or(choices)
  }

  /// What answers everything in the question but a filter, and does not say what the filter asks.
  func unknown(_ query: UnderstoodQuery, field: Field, relaxed: Bool) -> Xapian.Query {
    .filter(
      self.query(query, relaxed: relaxed, without: field.name),
      by: .term(TermLayout.unknown(field)))
  }
}
