/// Compares two stretches of text by words.
struct WordComparison {
  /// Words that both have, or that stand for each other.
  struct Run {
    var isSame: Bool
    /// Places in `old` and in `new`.
    var old: Range<Int>
    var new: Range<Int>
  }

  let old: WordTokens
  let new: WordTokens
  /// In order, same and replaced in turn.
  private(set) var runs: [Run]

  init(
    _ oldBytes: [UInt8], _ oldPart: Range<Int>, _ newBytes: [UInt8], _ newPart: Range<Int>
  ) {
    old = WordTokens(oldBytes, in: oldPart)
    new = WordTokens(newBytes, in: newPart)
    var kinds: [String: Int] = [:]
    var numbers: [[Int]] = []
    for (tokens, bytes) in [(old, oldBytes), (new, newBytes)] {
      numbers.append(
        tokens.ranges.map { range in
          let word = String(decoding: bytes[range], as: UTF8.self)
          if let number = kinds[word] { return number }
          kinds[word] = kinds.count
          return kinds.count - 1
        })
    }
    let alignment = SequenceAlignment(numbers[0], numbers[1], kinds: kinds.count)
    runs = []
    runs = Self.runs(alignment.partners, newCount: numbers[1].count)
    dissolveCrumbs()
  }

  private static func runs(_ partners: [Int], newCount: Int) -> [Run] {
    var runs: [Run] = []
    var (place, partner) = (0, 0)
    while place < partners.count || partner < newCount {
      let (start, newStart) = (place, partner)
      while place < partners.count, partners[place] == partner {
        (place, partner) = (place + 1, partner + 1)
      }
      if place > start {
        runs.append(Run(isSame: true, old: start..<place, new: newStart..<partner))
        continue
      }
      while place < partners.count, partners[place] < 0 { place += 1 }
      partner = place < partners.count ? partners[place] : newCount
      runs.append(Run(isSame: false, old: start..<place, new: newStart..<partner))
    }
    return runs
  }

  /// A word or two that happen to be the same between two longer replacements belong to them: “the” in a sentence
  /// that was written anew helps nobody.
  private mutating func dissolveCrumbs() {
    var result: [Run] = []
    for run in runs {
      result.append(run)
      while result.count >= 3, !result[result.count - 1].isSame,
        isCrumb(
          result[result.count - 2], between: result[result.count - 3], result[result.count - 1])
      {
        let (last, _, first) = (result.removeLast(), result.removeLast(), result.removeLast())
        result.append(
          Run(
            isSame: false, old: first.old.lowerBound..<last.old.upperBound,
            new: first.new.lowerBound..<last.new.upperBound))
      }
    }
    runs = result
  }

  private func isCrumb(_ same: Run, between first: Run, _ last: Run) -> Bool {
    let length = span(old, same.old)
    let neighbors = [first, last].map { max(span(old, $0.old), span(new, $0.new)) }
    return neighbors.allSatisfy { $0 >= 2 * length }
  }

  /// In bytes, white space included.
  private func span(_ tokens: WordTokens, _ range: Range<Int>) -> Int {
    guard !range.isEmpty else { return 0 }
    return tokens.ranges[range.upperBound - 1].upperBound
      - tokens.ranges[range.lowerBound].lowerBound
  }

  /// Two short texts as pieces, all of them.
  static func pieces(from old: String, to new: String) -> [TextPiece] {
    let (before, after) = (Array(old.utf8), Array(new.utf8))
    let words = WordComparison(before, 0..<before.count, after, 0..<after.count)
    var writer = PieceWriter(words, before, after)
    for run in words.runs { writer.take(run) }
    return writer.pieces
  }
}
