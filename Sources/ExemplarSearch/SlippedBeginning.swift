internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

/// Finds what was probably meant by a beginning that nothing begins with: `inovat` for `innovat`.
///
/// A word that is neither a name's nor any lesson's may be off by a letter, or by two where it has more than seven; its
/// first letter is right. Numbers and words of fewer than five letters are never off.
struct SlippedBeginning {
  let reader: IndexReader
  let names: ValueNames
  /// How many beginnings are tried for one word, and in all.
  private static let ways = 3
  private static let beginnings = 4
  /// Nobody types more words than these before the first suggestion.
  private static let longest = 8

  /// A word as it may have been meant.
  private struct Way {
    var word: String
    var distance: Int
    /// Names come before words, and frequent words before rare ones.
    var frequency: Int
  }

  /// The nearest first; none where every word is known or some word is like none.
  func alternatives(to typed: TypedBeginning) throws -> [TypedBeginning] {
    guard typed.words.count <= SlippedBeginning.longest else { return [] }
    var attempts: [(words: [String], distance: Int)] = [([], 0)]
    for (place, word) in typed.words.enumerated() {
      let isOpen = !typed.isWhole && place == typed.words.count - 1
      var ways = [Way(word: word, distance: 0, frequency: 0)]
      if try !isKnown(word, isOpen) { ways = try nearest(word, isOpen) }
      attempts = attempts.flatMap { attempt in
        ways.map { (attempt.words + [$0.word], attempt.distance + $0.distance) }
      }
      attempts = Array(attempts.prefix(SlippedBeginning.beginnings * SlippedBeginning.ways))
    }
    let slipped = attempts.enumerated().filter { $0.element.distance > 0 }
    return slipped.sorted { ($0.element.distance, $0.offset) < ($1.element.distance, $1.offset) }
      .prefix(SlippedBeginning.beginnings)
      .map { TypedBeginning($0.element.words.joined(separator: " ") + (typed.isWhole ? " " : "")) }
  }

  // MARK: What is known

  private var parts: [Field] { reader.spellingParts }

  private func isKnown(_ word: String, _ isOpen: Bool) throws -> Bool {
    if names.words.contains(word) || reader.isCommon(word) { return true }
    if isOpen, names.words.contains(where: { $0.hasPrefix(word) }) { return true }
    return try parts.contains { part in
      let term = TermLayout.word(word, part: part)
      return isOpen
        ? try !reader.database.terms(prefix: term, limit: 1).isEmpty
        : try reader.database.frequency(ofTerm: term) > 0
    }
  }

  // MARK: What is near

  private static func mayBeOff(_ word: String) -> Bool {
    (5...40).contains(word.utf8.count) && word.utf8.allSatisfy { (0x61...0x7A).contains($0) }
  }

  /// The nearest beginnings; the collection's words are only walked where no name is near.
  private func nearest(_ word: String, _ isOpen: Bool) throws -> [Way] {
    guard SlippedBeginning.mayBeOff(word) else { return [] }
    let near = Near(word, isOpen)
    let named = near.ways(names.words.lazy.map { ($0, .max) })
    guard named.isEmpty else { return named }
    let written = try parts.flatMap { part in
      let start = TermLayout.word(String(word.prefix(2)), part: part)
      return try reader.database.terms(prefix: start, limit: nil).map {
        (String($0.term.dropFirst(part.prefix.count)), $0.frequency)
      }
    }
    return near.ways(written)
  }

  /// What is near one word.
  private struct Near {
    private let word: String
    private let letters: UInt32
    private let limit: Int
    /// The word may go on.
    private let isOpen: Bool

    init(_ word: String, _ isOpen: Bool) {
      self.word = word
      self.isOpen = isOpen
      letters = NearLetters.letters(word.utf8)
      limit = word.utf8.count <= 7 ? 1 : 2
    }

    /// The best few, made of words with their frequencies.
    func ways(_ known: some Sequence<(String, Int)>) -> [Way] {
      var nearest: [String: Way] = [:]
      for (known, frequency) in known where mayBeNear(known) {
        guard let way = way(known, frequency) else { continue }
        if let other = nearest[way.word], !SlippedBeginning.isBetter(way, other) { continue }
        nearest[way.word] = way
      }
      return Array(
        nearest.values.sorted(by: SlippedBeginning.isBetter).prefix(SlippedBeginning.ways))
    }

    /// A look at length and letters, before anything is compared.
    private func mayBeNear(_ known: String) -> Bool {
      let count = word.utf8.count
      return known.utf8.first == word.utf8.first && known.utf8.count >= count - limit
        && (isOpen || known.utf8.count <= count + limit)
        && (letters & ~NearLetters.letters(known.utf8.prefix(count + limit))).nonzeroBitCount
          <= limit
    }

    /// The word, or the beginning of it that is nearest to an unfinished one.
    private func way(_ known: String, _ frequency: Int) -> Way? {
      let count = word.utf8.count
      let lengths = [count] + (1...limit).flatMap { [count + $0, count - $0] }
      let beginnings = isOpen ? lengths.map { String(known.prefix($0)) } : [known]
      return beginnings.compactMap { beginning in
        editDistance(word, beginning, limit: limit).map {
          Way(word: beginning, distance: $0, frequency: frequency)
        }
      }.min { $0.distance < $1.distance }
    }
  }

  private static func isBetter(_ one: Way, _ other: Way) -> Bool {
    (one.distance, -one.frequency, one.word) < (other.distance, -other.frequency, other.word)
  }
}
