internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

/// Counts the words of one exemplar, part after part, by their numbers; they become terms once for each word and not
/// once for each place.
struct WordCounting {
  private let learned: LearnedWords
  private let stemPrefix: [UInt8]
  private let pairPrefix: [UInt8]
  private let language: String
  /// Stems of the whole exemplar, and two that follow each other, with what each occurrence counts.
  private var stems = WeightedNumbers()
  private var pairs = WeightedNumbers()

  init(_ learned: LearnedWords) {
    self.learned = learned
    language = learned.analyzer.rules.code
    stemPrefix = Array(TermLayout.stem("", language: language).utf8)
    pairPrefix = Array(TermLayout.pairPrefix(language: language).utf8)
  }

  /// Phrases never reach from one keyword or paragraph of names into the next.
  private static let gap: UInt32 = 100

  /// Counts the texts of a part and writes its own terms.
  mutating func add(
    _ runs: [String], of field: Field, weight: Int, to postings: inout PackedPostings
  ) {
    var places: [UInt64] = []
    var position: UInt32 = 0
    for run in runs {
      var last: (stem: Int, position: UInt32)?
      Tokenizer.forEachToken(of: run) { token in
        position += 1
        let word = learned.number(of: token.text)
        places.append(UInt64(word) << 32 | UInt64(position))
        guard let stem = learned.stem(of: word) else { return }
        if let last, last.stem != stem, position - last.position <= TermLayout.farthestPair {
          pairs.add(UInt64(last.stem) << 32 | UInt64(stem), weight)
        }
        last = (stem, position)
      }
      position += Self.gap
    }
    places.sort()
    write(places, field, weight, to: &postings)
  }

  /// Writes the words of a part with their positions, and its stems.
  private mutating func write(
    _ places: [UInt64], _ field: Field, _ weight: Int, to postings: inout PackedPostings
  ) {
    let prefix = Array(TermLayout.word("", part: field).utf8)
    let positions = places.map { UInt32(truncatingIfNeeded: $0) }
    var own = WeightedNumbers()
    var first = 0
    while first < places.count {
      let word = places[first] >> 32
      var end = first + 1
      while end < places.count, places[end] >> 32 == word { end += 1 }
      postings.add(
        prefix, learned.word(Int(word)), frequency: end - first, positions: positions[first..<end])
      if let stem = learned.stem(of: Int(word)) {
        own.add(UInt64(stem), end - first)
        stems.add(UInt64(stem), weight * (end - first))
      }
      first = end
    }
    let stemPrefix = Array(TermLayout.stem("", language: language, part: field).utf8)
    own.forEach { stem, count in
      postings.add(stemPrefix, learned.stemBytes(Int(stem)), frequency: count)
    }
  }

  /// Writes what was counted over all parts.
  mutating func finish(_ postings: inout PackedPostings) {
    stems.forEach { stem, weight in
      postings.add(stemPrefix, learned.stemBytes(Int(stem)), frequency: weight)
    }
    pairs.forEach { pair, weight in
      let first = learned.stemAndSpace(Int(pair >> 32))
      let second = learned.stemBytes(Int(pair & 0xFFFF_FFFF))
      guard first.count - 1 + second.count <= TermLayout.longestPair else { return }
      postings.add(pairPrefix, first, second, frequency: weight)
    }
  }
}

/// Numbers with weights that are added up at the end: sorting a row costs less than looking each up.
struct WeightedNumbers {
  private var rows: [(number: UInt64, weight: Int)] = []

  mutating func add(_ number: UInt64, _ weight: Int) { rows.append((number, weight)) }

  /// Each number once, rising, with its sum.
  mutating func forEach(_ body: (UInt64, Int) -> Void) {
    rows.sort { $0.number < $1.number }
    var place = 0
    while place < rows.count {
      let number = rows[place].number
      var sum = 0
      while place < rows.count, rows[place].number == number {
        sum += rows[place].weight
        place += 1
      }
      body(number, sum)
    }
  }
}
