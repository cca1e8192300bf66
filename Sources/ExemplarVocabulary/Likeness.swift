/// How near a mistyped text is to a name: 0 is the same, 1 has nothing in common.
///
/// It compares the whole text, letter by letter, and word by word (a word may be a beginning, or a few
/// letters off), and takes the better of the two.
struct Likeness {
  /// What is further away than this is no suggestion.
  static let farthest = 0.5

  private let text: [UInt8]
  private let words: [ArraySlice<UInt8>]

  /// Prepares a folded text for many comparisons.
  init(_ folded: String) {
    text = Array(folded.utf8)
    words = Self.words(text)
  }

  /// The distance to a folded name, or nil when it is no suggestion.
  func distance(to name: String) -> Double? {
    let name = Array(name.utf8)
    let best = min(whole(name), wordwise(Self.words(name)))
    return best <= Self.farthest ? best : nil
  }

  /// How many bytes both begin with.
  func commonPrefix(with name: String) -> Int {
    zip(text, name.utf8).prefix { $0 == $1 }.count
  }

  /// By how many bytes one is longer than the other.
  func lengthDifference(to name: String) -> Int { abs(text.count - name.utf8.count) }

  private func whole(_ name: [UInt8]) -> Double {
    let length = max(text.count, name.count)
    guard length > 0, let edits = editDistance(text[...], name[...], limit: (length + 1) / 3 + 1)
    else { return 1 }
    return Double(edits) / Double(length)
  }

  /// The mean over the words of the text, and a little for each word that the name has beyond them.
  private func wordwise(_ others: [ArraySlice<UInt8>]) -> Double {
    guard !words.isEmpty, !others.isEmpty else { return 1 }
    var sum = 0.0
    for word in words { sum += others.reduce(1.0) { min($0, Self.wordDistance(word, $1)) } }
    let beyond = Double(max(0, others.count - words.count)) * 0.02
    return sum / Double(words.count) + min(beyond, 0.1) + 0.01
  }

  private static func wordDistance(_ word: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Double
  {
    if word == other { return 0 }
    if word.count >= 3, other.starts(with: word) { return 0.1 }
    guard word.count >= 4, let edits = editDistance(word, other, limit: (word.count + 1) / 3)
    else { return 1 }
    return Double(edits) / Double(max(word.count, other.count))
  }

  private static func words(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
    text.split { byte in
      let isDigit = byte &- 0x30 < 10
      return !(isDigit || byte >= 0x80 || byte &- 0x61 < 26)
    }
  }
}

/// The words nearest to a mistyped one, best first: keys of a file, names of fields, commands.
///
/// ```swift
/// nearestWords(to: "langauge", among: ["language", "license", "lesson"])   // ["language"]
/// ```
public func nearestWords(to text: String, among words: [String], limit: Int = 1) -> [String] {
  let likeness = Likeness(folded(text))
  let distances = words.enumerated().compactMap { position, word in
    likeness.distance(to: folded(word)).map { (distance: $0, position: position, word: word) }
  }
  let sorted = distances.sorted { ($0.distance, $0.position) < ($1.distance, $1.position) }
  return sorted.prefix(limit).map(\.word)
}
