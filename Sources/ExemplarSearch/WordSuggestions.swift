internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

/// Finds the frequent words of the collection that what has been typed may become.
///
/// Words of one stem are one suggestion, written as most lessons write it; words that are too common to be searched
/// for are none.
struct WordSuggestions {
  let reader: IndexReader
  /// How many endings are counted for each suggestion that is wanted.
  private static let looks = 3

  /// What was typed, its last word completed.
  func words(_ typed: TypedBeginning, _ limit: Int) throws -> [Suggesting.Candidate] {
    guard !typed.isWhole, let last = typed.words.last else { return [] }
    var seen: Set<String> = []
    var found: [Suggesting.Candidate] = []
    for word in try frequent(beginning: last, limit * WordSuggestions.looks) {
      guard found.count < limit else { break }
      let (stem, count) = try stem(of: word)
      guard count > 0, seen.insert(stem).inserted else { continue }
      let words = typed.words.dropLast() + [word]
      let text = words.joined(separator: " ")
      let together = words.count == 1 ? count : try self.count(text)
      guard together > 0 else { continue }
      found.append(
        .init(
          place: .beginning,
          suggested: Suggested(kind: .word, text: text, query: text, count: together)))
    }
    return found
  }

  /// The most frequent words of lessons and titles that begin so.
  private func frequent(beginning: String, _ limit: Int) throws -> [String] {
    var frequencies: [String: Int] = [:]
    for part in reader.parts where part.prefix.isEmpty || part.name == "title" {
      let prefix = TermLayout.word(beginning, part: part)
      for (term, frequency) in try reader.database.terms(prefix: prefix) {
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

  /// How many exemplars have all the words.
  private func count(_ text: String) throws -> Int {
    let query = try QueryUnderstanding.understand(SearchRequest(text), with: reader)
    return try reader.count(
      QueryCompiler(fields: reader.fields, analyzers: reader.analyzers).query(query))
  }
}
