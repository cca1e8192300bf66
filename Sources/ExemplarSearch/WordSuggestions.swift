internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

/// Finds the frequent words of the collection that what has been typed may become.
///
/// Words of one stem are one suggestion, written as most lessons write it; words that are too common to be searched
/// for are none. Several words are suggested where lessons have them one after another, else where they have them all.
struct WordSuggestions {
  let reader: IndexReader
  /// How many endings of one word are looked at for each suggestion that is wanted: many have the same stem.
  private static let looks = 3
  /// How many endings are tried, and taken, of words that no lesson has one after another.
  private static let apart = (tried: 12, taken: 3)
  /// After everything that begins so, or has a later word that begins so.
  private static let apartRank = 4

  /// What was typed, its last word completed.
  func words(_ typed: TypedBeginning, _ limit: Int) throws -> [Suggesting.Candidate] {
    guard !typed.isWhole, let last = typed.words.last else { return [] }
    guard typed.words.count > 1 else { return try words(beginning: last, limit) }
    let before = typed.words.dropLast()
    let following = try FollowingWords(reader: reader).words(typed, limit)
    guard following.isEmpty else {
      return following.map { candidate(before + [$0.text], $0.count, rank: 0) }
    }
    return try words(beginning: last, beside: before)
  }

  /// Where single words come from: lessons and titles, since names repeat what values are called.
  private var sources: [Field] {
    reader.parts.filter { $0.prefix.isEmpty || $0.name == "title" }
  }

  private func candidate(
    _ words: ArraySlice<String>, _ count: Int, rank: Int
  ) -> Suggesting.Candidate {
    let text = words.joined(separator: " ")
    return .init(
      rank: rank, suggested: Suggested(kind: .word, text: text, query: text, count: count))
  }

  // MARK: One word

  private func words(beginning: String, _ limit: Int) throws -> [Suggesting.Candidate] {
    var seen: Set<String> = []
    var found: [Suggesting.Candidate] = []
    for word in try frequent(beginning: beginning, limit * WordSuggestions.looks) {
      guard found.count < limit else { break }
      let (stem, count) = try stem(of: word)
      guard count > 0, seen.insert(stem).inserted else { continue }
      let total = try total(of: word)
      if total > 0 { found.append(candidate([word], total, rank: 0)) }
    }
    return found
  }

  /// The most frequent words that begin so.
  private func frequent(beginning: String, _ limit: Int) throws -> [String] {
    var frequencies: [String: Int] = [:]
    for part in sources {
      let terms = try reader.database.frequentTerms(
        prefix: TermLayout.word(beginning, part: part), limit: limit * 2)
      for (term, frequency) in terms {
        let word = String(term.dropFirst(part.prefix.count))
        frequencies[word] = max(frequency, frequencies[word] ?? 0)
      }
    }
    let sorted = frequencies.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    return sorted.lazy.map(\.key).filter { !reader.isCommon($0) }.prefix(limit).map { $0 }
  }

  /// The stem in the language where it is most at home, and how many exemplars of all languages the word finds.
  private func stem(of word: String) throws -> (stem: String, count: Int) {
    var best = (stem: "", count: 0)
    var total = 0
    for analyzer in reader.analyzers {
      let stem = TermLayout.stem(analyzer.stem(word), language: analyzer.rules.code)
      let count = try reader.database.frequency(ofTerm: stem)
      total += count
      if count > best.count { best = (stem, count) }
    }
    return (best.stem, total)
  }

  /// How many exemplars the word finds when it is searched, with all it is widened to.
  private func total(of word: String) throws -> Int {
    let request = SearchRequest(word)
    return try reader.total(
      of: QueryUnderstanding.understand(request, with: reader), request)
  }

  // MARK: Words apart

  /// A few endings that stand in the same exemplars as the words before.
  private func words(
    beginning: String, beside before: ArraySlice<String>
  ) throws -> [Suggesting.Candidate] {
    let needed = before.filter { !reader.isCommon($0) }.map(anywhere)
    guard !needed.isEmpty, try reader.count(.and(needed)) > 0 else { return [] }
    var seen: Set<String> = []
    var found: [Suggesting.Candidate] = []
    for word in try frequent(beginning: beginning, WordSuggestions.apart.tried) {
      guard found.count < WordSuggestions.apart.taken else { break }
      guard try seen.insert(stem(of: word).stem).inserted else { continue }
      let count = try reader.count(.and(needed + [anywhere(word)]))
      if count > 0 {
        found.append(candidate(before + [word], count, rank: WordSuggestions.apartRank))
      }
    }
    return found
  }

  /// Exemplars that have a word, whatever its ending.
  private func anywhere(_ word: String) -> Query {
    .or(
      reader.analyzers.map {
        .term(TermLayout.stem($0.stem(word), language: $0.rules.code))
      })
  }
}
