/// Numbers words in the order in which they are met, by their bytes.
///
/// ```swift
/// var words = WordTable()
/// words.number(of: "robot")   // (0, true): it is new
/// words.number(of: "robot")   // (0, false)
/// words.word(0)               // the bytes of `robot`
/// ```
public struct WordTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]
  private var hashes: [UInt32] = []
  /// The numbers by hash, -1 where there is none; always at least half of them.
  private var places: [Int32]

  /// An empty table.
  public init() { places = [Int32](repeating: -1, count: 1024) }

  /// How many words there are.
  public var count: Int { hashes.count }

  /// The bytes of a word.
  public func word(_ number: Int) -> ArraySlice<UInt8> { bytes[ends[number]..<ends[number + 1]] }

  /// The number of a word, and whether it was not there before.
  public mutating func number(of word: String) -> (number: Int, isNew: Bool) {
    var word = word
    return word.withUTF8 { number(of: $0) }
  }

  private mutating func number(of word: UnsafeBufferPointer<UInt8>) -> (number: Int, isNew: Bool) {
    let hash = WordTable.hash(word)
    var place = Int(hash) & (places.count - 1)
    while places[place] >= 0 {
      let number = Int(places[place])
      if hashes[number] == hash, isWord(number, word) { return (number, false) }
      place = (place + 1) & (places.count - 1)
    }
    places[place] = Int32(count)
    bytes.append(contentsOf: word)
    ends.append(bytes.count)
    hashes.append(hash)
    if 2 * count > places.count { grow() }
    return (count - 1, true)
  }

  /// Byte by byte where they lie; a slice for each comparison took longer than the comparison.
  private func isWord(_ number: Int, _ word: UnsafeBufferPointer<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      let first = ends[number]
      guard ends[number + 1] - first == word.count else { return false }
      for place in word.indices where bytes[first + place] != word[place] { return false }
      return true
    }
  }

  private mutating func grow() {
    places = [Int32](repeating: -1, count: 2 * places.count)
    for (number, hash) in hashes.enumerated() {
      var place = Int(hash) & (places.count - 1)
      while places[place] >= 0 { place = (place + 1) & (places.count - 1) }
      places[place] = Int32(number)
    }
  }

  /// FNV-1a, its high bits mixed into the low ones that choose the place.
  private static func hash(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let hash = fnv1a(word)
    return UInt32(truncatingIfNeeded: hash ^ hash >> 32)
  }
}
