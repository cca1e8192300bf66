internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

/// Finds the frequent words of the collection that what has been typed may become.
///
/// Words of one stem are one suggestion, written as most lessons write it; words that are too common to be searched
/// for are none. Several words are suggested where titles, summaries or names have them side by side.
struct WordSuggestions {
  let reader: IndexReader
  /// How many endings of one word are looked at for each suggestion that is wanted: many have the same stem.
  private static let looks = 3

  /// What was typed, its last word completed.
  func words(_ typed: TypedBeginning, _ limit: Int) throws -> [Suggesting.Candidate] {
    guard !typed.isWhole, let last = typed.words.last else { return [] }
    var seen: Set<String> = []
    var found: [Suggesting.Candidate] = []
    let isOne = typed.words.count == 1
    let looks = isOne ? limit * WordSuggestions.looks : limit
    for word in try frequent(beginning: last, looks, in: isOne ? sources : named) {
      guard found.count < limit else { break }
      let (stem, count) = try stem(of: word)
      guard count > 0, seen.insert(stem).inserted else { continue }
      let words = typed.words.dropLast() + [word]
      let text = words.joined(separator: " ")
      let together = isOne ? try total(of: text) : try self.count(Array(words))
      guard together > 0 else { continue }
      found.append(
        .init(rank: 0, suggested: Suggested(kind: .word, text: text, query: text, count: together)))
    }
    return found
  }

  /// Where single words come from: lessons and titles, since names repeat what values are called.
  private var sources: [Field] {
    reader.parts.filter { $0.prefix.isEmpty || $0.name == "title" }
  }

  /// Where words side by side come from: the parts whose words weigh most. Lessons have too many of them.
  private var named: [Field] { reader.parts.filter { $0.weight > 1 } }

  /// The most frequent words of some parts that begin so.
  private func frequent(
    beginning: String, _ limit: Int, in parts: [Field]
  ) throws -> [String] {
    var frequencies: [String: Int] = [:]
    for part in parts {
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

  /// How many exemplars have the words side by side.
  private func count(_ words: [String]) throws -> Int {
    let phrases = named.map { part in
      Query.phrase(words.map { TermLayout.word($0, part: part) })
    }
    return try reader.count(.or(phrases))
  }
}
