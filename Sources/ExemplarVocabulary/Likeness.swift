/// How near a mistyped text is to a name: 0 is the same, 1 has nothing in common.
///
/// It compares the whole text, letter by letter, and word by word (a word may be a beginning, or a few
/// letters off), and takes the better of the two. Words that many names have, as `elementary`, count little.
struct Likeness {
  /// What is further away than this is no suggestion.
  static let farthest = 0.5

  private let text: [UInt8]
  private let words: [ArraySlice<UInt8>]
  private let frequency: [ArraySlice<UInt8>: Int]

  /// Prepares a folded text for many comparisons; `frequency` tells in how many names a word stands.
  init(_ folded: String, frequency: [ArraySlice<UInt8>: Int] = [:]) {
    text = Array(folded.utf8)
    words = Self.words(of: text)
    self.frequency = frequency
  }

  /// The distance to a folded name, or nil when it is no suggestion.
  func distance(to name: String) -> Double? {
    let name = Array(name.utf8)
    let others = Self.words(of: name)
    let isShort = words.count <= 1 || text.count <= 10
    // Word for word is the better judge of a longer text; only a slip of a letter or a space is left then.
    let best = min(wordwise(others), whole(name, most: isShort ? 6 : 2))
    return best <= Self.farthest ? best : nil
  }

  /// How many bytes both begin with.
  func commonPrefix(with name: String) -> Int {
    zip(text, name.utf8).prefix { $0 == $1 }.count
  }

  /// By how many bytes one is longer than the other.
  func lengthDifference(to name: String) -> Int { abs(text.count - name.utf8.count) }

  /// The words of a folded text: runs of letters and digits.
  static func words(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    text.split { byte in
      let isDigit = byte &- 0x30 < 10
      return !(isDigit || byte >= 0x80 || byte &- 0x61 < 26)
    }
  }

  // MARK: - Whole and by words

  /// One letter in five may be off, and one more in what is longer than four.
  private func whole(_ name: [UInt8], most: Int) -> Double {
    let length = max(text.count, name.count)
    let limit = min(most, length <= 4 ? 1 : 1 + length / 5)
    guard length > 0, let edits = editDistance(text[...], name[...], limit: limit) else { return 1 }
    return Double(edits) / Double(length)
  }

  /// The weighted mean over the words of the text, and a little for each word that the name has beyond them.
  private func wordwise(_ others: [ArraySlice<UInt8>]) -> Double {
    guard !words.isEmpty, !others.isEmpty else { return 1 }
    var sum = 0.0
    var weights = 0.0
    for word in words {
      let (distance, weight) = nearest(word, others)
      sum += distance * weight
      weights += weight
    }
    let beyond = Double(max(0, others.count - words.count)) * 0.02
    return sum / weights + min(beyond, 0.1) + 0.01
  }

  /// The distance to the nearest word of a name, and how much it counts: 1, or less for a frequent word.
  private func nearest(
    _ word: ArraySlice<UInt8>, _ others: [ArraySlice<UInt8>]
  ) -> (distance: Double, weight: Double) {
    var best = (distance: 1.0, weight: 1.0)
    for other in others {
      let distance = Self.distance(word, other)
      guard distance < best.distance else { continue }
      best = (distance, 1 / (1 + bits(of: frequency[other] ?? 1)))
    }
    return best
  }

  private func bits(of count: Int) -> Double {
    Double(max(count, 1).bitWidth - 1 - max(count, 1).leadingZeroBitCount)
  }

  private static func distance(_ word: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Double {
    if word == other { return 0 }
    if word.count >= 3, other.starts(with: word) { return 0.1 }
    guard word.count >= 3, let edits = editDistance(word, other, limit: (word.count + 1) / 3)
    else { return 1 }
    return Double(edits) / Double(max(word.count, other.count))
  }
}
