/// How some words begin: their first two letters, for which a text is searched many bytes at a time.
///
/// ```swift
/// var beginnings = WordBeginnings()
/// beginnings.insert("robot")
/// Tokenizer.forEachWord(of: "A robot’s rotor", beginning: beginnings) { print($0.text) }   // robot
/// ```
/// What is found may be more than what was asked for, never less.
public struct WordBeginnings: Sendable {
  /// Sixteen times the letters of one beginning.
  struct Pair: Sendable {
    let first: SIMD16<UInt8>
    let second: SIMD16<UInt8>
    /// Which bits of the second letter are compared: none where it may be any.
    let compared: SIMD16<UInt8>

    init(_ first: UInt8, _ second: UInt8?) {
      self.first = SIMD16(repeating: first)
      self.second = SIMD16(repeating: second ?? 0)
      compared = SIMD16(repeating: second == nil ? 0 : 0xFF)
    }
  }

  /// At most ``most``, with letters in lower case.
  private(set) var pairs: [Pair] = []
  /// A beginning cannot be told by bytes of ASCII, or there are many: every word is looked at.
  private(set) var includesAll = false

  /// More beginnings take longer to look for than all words to look at.
  private static let most = 24

  /// The beginnings of no word.
  public init() {}

  /// Adds the beginning of a folded word.
  ///
  /// - Parameter ignoringSecond: all words with its first letter begin alike.
  public mutating func insert(_ word: String, ignoringSecond: Bool = false) {
    var bytes = word.utf8.makeIterator()
    guard let first = bytes.next(), first < 0x80 else { return includesAll = true }
    insert(first, ignoringSecond ? nil : bytes.next())
  }

  /// Adds words that begin with these bytes; with any second one where there is none.
  mutating func insert(_ first: UInt8, _ second: UInt8?) {
    // In bytes of letters and digits, and of the signs in words, this is what lower case is.
    let (first, second) = (first | 0x20, second.map { $0 | 0x20 })
    let isKnown = pairs.contains {
      $0.first[0] == first && ($0.compared[0] == 0 || $0.second[0] == second)
    }
    guard !isKnown else { return }
    if second == nil { pairs.removeAll { $0.first[0] == first } }
    pairs.append(Pair(first, second))
    if pairs.count > Self.most { includesAll = true }
  }
}
