internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

/// Other words for a place of the question.
struct CorrectionChange: Hashable {
  var range: TypedRange
  /// What stands there instead; two where a space was missing.
  var words: [String]
  /// Letters that are put in, left out, changed or swapped; a space counts as one.
  var distance: Int
  /// How many lessons have it.
  var frequency: Int
  /// The typed words are in the collection as they are.
  var isKnown: Bool
  /// A space too many was left out.
  var isJoin = false
}

/// Finds the words of the collection that are a few letters away from one.
///
/// Where the first two letters are right, the words that begin so are compared, a few hundred of them. Where they are
/// not, each of the about 160 words that one slip in them makes is looked up. So nothing walks all words, and no table
/// must be kept for it.
struct NearbyWords {
  let reader: IndexReader
  /// The languages that a word may be of.
  let languages: [Analyzer]
  /// Words come from lessons, titles and names.
  private let parts: [Field]

  init(reader: IndexReader, languages: [Analyzer]) {
    self.reader = reader
    self.languages = languages
    parts = reader.spellingParts
  }

  /// How many lessons have a word, whatever its ending, in the languages that are allowed.
  func frequency(of word: String) throws -> Int {
    try reader.analyzers.reduce(0) { try $0 + NearbyWords.frequency(of: word, in: $1, reader) }
  }

  /// How many lessons of a language have a word.
  static func frequency(
    of word: String, in analyzer: Analyzer, _ reader: IndexReader
  ) throws -> Int {
    try reader.database.frequency(
      ofTerm: TermLayout.stem(analyzer.stem(word), language: analyzer.rules.code))
  }

  /// What may have been meant by a word that so many lessons have, best first.
  func changes(for word: PlacedWord, frequency: Int) throws -> [CorrectionChange] {
    // A known word gives way to one that finds many times more, and none finds more than there are.
    guard try frequency * Correction.manyTimes <= reader.database.documentCount else { return [] }
    var found: [String: (distance: Int, frequency: Int)] = [:]
    let limit = frequency > 0 ? 1 : NearbyWords.distance(for: word.text)
    for candidate in try written(near: word.text, limit) where candidate != word.text {
      guard
        let distance = editDistance(word.text, candidate, limit: limit),
        isPlausible(candidate, for: word.text, distance), !reader.isCommon(candidate)
      else { continue }
      let count = try best(candidate)
      if count > 0, frequency == 0 || count >= frequency * Correction.manyTimes {
        found[candidate] = (distance, count)
      }
    }
    var changes = found.map { text, facts in
      CorrectionChange(
        range: word.range, words: [text], distance: facts.distance, frequency: facts.frequency,
        isKnown: frequency > 0)
    }
    if frequency == 0, let split = try split(word) { changes.append(split) }
    return changes.sorted {
      ($0.distance, -$0.frequency, $0.words.joined(separator: " "))
        < ($1.distance, -$1.frequency, $1.words.joined(separator: " "))
    }
  }

  /// One slip in a short word, two in a longer one.
  private static func distance(for word: String) -> Int { word.count <= 5 ? 1 : 2 }

  /// Short words have many neighbors: one of four letters begins as typed or has two letters swapped, and two slips in
  /// one of up to seven leave its beginning and its end.
  private func isPlausible(_ candidate: String, for word: String, _ distance: Int) -> Bool {
    if word.count == 4 {
      return candidate.first == word.first && candidate.count >= 4
        || candidate.sorted() == word.sorted()
    }
    guard word.count <= 7, distance == 2 else { return true }
    return candidate.prefix(2) == word.prefix(2) && candidate.last == word.last
  }

  /// The most lessons of one allowed language that have a word.
  private func best(_ word: String) throws -> Int {
    try languages.map { try NearbyWords.frequency(of: word, in: $0, reader) }.max() ?? 0
  }

  // MARK: Written words

  private func written(near word: String, _ limit: Int) throws -> Set<String> {
    var words: Set<String> = []
    let beginning = String(word.prefix(2))
    let near = NearLetters(word.utf8.dropFirst(beginning.utf8.count), limit: limit)
    for part in parts {
      let endings = try reader.database.endings(of: TermLayout.word(beginning, part: part)) {
        near.mayBe($0)
      }
      for (ending, _) in endings { words.insert(beginning + ending) }
    }
    for candidate in NearbyWords.slips(in: word) where !words.contains(candidate) {
      if try isWritten(candidate) { words.insert(candidate) }
    }
    return words
  }

  private func isWritten(_ word: String) throws -> Bool {
    try parts.contains {
      try reader.database.frequency(ofTerm: TermLayout.word(word, part: $0)) > 0
    }
  }

  /// Everything that one slip in the first two letters makes of a word of plain letters, each once.
  private static func slips(in word: String) -> Set<String> {
    let letters = Array(word.utf8)
    var slips: Set<String> = []
    func add(_ letters: [UInt8]) { slips.insert(String(decoding: letters, as: UTF8.self)) }
    for place in 0..<2 {
      add(Array(letters[..<place] + letters[(place + 1)...]))
      var swapped = letters
      swapped.swapAt(place, place + 1)
      add(swapped)
      var longer = letters
      longer.insert(0, at: place)
      var changed = letters
      for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
        longer[place] = letter
        add(longer)
        changed[place] = letter
        add(changed)
      }
    }
    slips.remove(word)
    return slips
  }

  // MARK: Spaces

  /// Two words that stand side by side in a lesson, written as one.
  private func split(_ word: PlacedWord) throws -> CorrectionChange? {
    let letters = Array(word.text)
    guard letters.count >= 6 else { return nil }
    var best: CorrectionChange?
    for place in 3...(letters.count - 3) {
      let halves = [String(letters[..<place]), String(letters[place...])]
      guard try halves.allSatisfy({ try !reader.isCommon($0) && isWritten($0) }) else { continue }
      let together = Query.or(
        parts.map { part in .phrase(halves.map { TermLayout.word($0, part: part) }) })
      let count = try reader.count(together)
      if count > best?.frequency ?? 0 {
        best = CorrectionChange(
          range: word.range, words: halves, distance: 1, frequency: count, isKnown: false)
      }
    }
    return best
  }

  /// One word that was written as two, where more lessons have it than have both.
  func join(_ one: PlacedWord, _ other: PlacedWord) throws -> CorrectionChange? {
    let word = one.text + other.text
    guard word.count >= 5, word.utf8.allSatisfy({ $0 > 0x39 || $0 < 0x30 }) else { return nil }
    let count = try best(word)
    guard count > 0, try isWritten(word) else { return nil }
    let isKnown = try frequency(of: one.text) > 0 && frequency(of: other.text) > 0
    return CorrectionChange(
      range: TypedRange(one.range.start, other.range.end), words: [word], distance: 1,
      frequency: count, isKnown: isKnown, isJoin: true)
  }
}
