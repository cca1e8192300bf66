internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

/// Finds the question that was probably meant, from the collection's own words.
///
/// Only words that nobody wrote are corrected, never codes, never into another language, and only when the corrected
/// question truly finds more.
struct Correction {
  let reader: IndexReader

  /// The corrected question with its count; nil when it finds no more than the typed one.
  func suggestion(
    for query: UnderstoodQuery, finding total: Int, _ request: SearchRequest
  ) throws -> Suggestion? {
    var corrections: [(word: String, better: String)] = []
    let words = query.rankingTerms.flatMap(\.words)
    let languages = try languages(of: words)
    for term in query.rankingTerms where term.words.count == 1 && term.alternatives.isEmpty {
      if let better = try correction(for: term.words[0], languages) {
        corrections.append((term.words[0], better))
      }
    }
    guard !corrections.isEmpty else { return nil }
    var corrected = request
    corrected.text = replacing(corrections, in: query.text)
    let understood = try QueryUnderstanding.understand(corrected, with: reader)
    let compiler = QueryCompiler(fields: reader.fields, analyzers: reader.analyzers)
    let found = try reader.count(compiler.query(understood))
    return found > total ? Suggestion(q: corrected.text, total: found) : nil
  }

  /// The most frequent of the nearest words; nil for a word that the collection has, or a code.
  private func correction(for word: String, _ languages: [Analyzer]) throws -> String? {
    guard word.count >= 4, !word.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }),
      try !isKnown(word)
    else { return nil }
    let allowed = word.count <= 7 ? 1 : 2
    var best: (distance: Int, frequency: Int, word: String)?
    for part in reader.parts where ["", "XT", "XK"].contains(part.prefix) {
      for candidate in try candidates(for: word, part, allowed) {
        guard try languages.contains(where: { try isKnown(candidate.word, in: $0) }) else {
          continue
        }
        let frequency = try reader.database.frequency(
          ofTerm: TermLayout.word(candidate.word, part: part))
        let isBetter =
          best.map {
            (candidate.distance, -frequency, candidate.word) < ($0.distance, -$0.frequency, $0.word)
          } ?? true
        if isBetter { best = (candidate.distance, frequency, candidate.word) }
      }
    }
    return best?.word
  }

  private func candidates(
    for word: String, _ part: Field, _ allowed: Int
  ) throws -> [(distance: Int, word: String)] {
    let length = word.utf8.count
    return try reader.database.terms(prefix: part.prefix, limit: nil).compactMap { term in
      let written = term.term.dropFirst(part.prefix.count)
      guard let first = written.utf8.first, first >= 0x61,
        abs(written.utf8.count - length) <= allowed
      else { return nil }
      return editDistance(word, String(written), limit: allowed).map { ($0, String(written)) }
    }
  }

  private func isKnown(_ word: String) throws -> Bool {
    try reader.analyzers.contains { try isKnown(word, in: $0) }
  }

  private func isKnown(_ word: String, in analyzer: Analyzer) throws -> Bool {
    let term = TermLayout.stem(analyzer.stem(word), language: analyzer.rules.code)
    return try reader.database.frequency(ofTerm: term) > 0
  }

  /// The languages in which all known words of the question occur: a correction stays within them.
  private func languages(of words: [String]) throws -> [Analyzer] {
    let known = try words.filter { try isKnown($0) }
    return try reader.analyzers.filter { analyzer in
      try known.allSatisfy { try isKnown($0, in: analyzer) }
    }
  }

  /// The typed text with its words exchanged; fields, quotes and signs stay.
  private func replacing(
    _ corrections: [(word: String, better: String)], in text: String
  ) -> String {
    let scalars = Array(text.unicodeScalars)
    var result = ""
    var place = 0
    for token in Tokenizer.tokens(of: text) {
      guard let correction = corrections.first(where: { $0.word == token.text }) else { continue }
      result.unicodeScalars.append(contentsOf: scalars[place..<token.start])
      result += correction.better
      place = token.end
    }
    result.unicodeScalars.append(contentsOf: scalars[place...])
    return result
  }
}
