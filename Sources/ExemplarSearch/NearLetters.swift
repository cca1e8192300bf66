/// A look at length and letters that tells most words apart from one, before anything is compared.
///
/// Each letter that is put in, left out or changed adds one letter at most to those that only one of two words has.
struct NearLetters {
  private let count: Int
  private let letters: UInt32
  private let limit: Int

  /// Looks for words at most `limit` such changes away from one.
  init(_ word: some Collection<UInt8>, limit: Int) {
    count = word.count
    letters = NearLetters.letters(word)
    self.limit = limit
  }

  /// False for a word that is farther away.
  func mayBe(_ word: some Collection<UInt8>) -> Bool {
    guard abs(word.count - count) <= limit else { return false }
    let others = NearLetters.letters(word)
    return (letters & ~others).nonzeroBitCount <= limit
      && (others & ~letters).nonzeroBitCount <= limit
  }

  /// The plain letters that a word has, one bit each.
  static func letters(_ word: some Sequence<UInt8>) -> UInt32 {
    word.reduce(0) { $1 < 0x80 ? $0 | 1 << UInt32($1 & 0x1F) : $0 }
  }
}
