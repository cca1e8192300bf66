/// A word that was found in a text by its beginning, with its place; good only while the text is looked at.
public struct FoundWord {
  /// The letters of a short plain word, the same for the same word: to look it up without making a string of it.
  public typealias Key = SIMD2<UInt64>

  /// First scalar of the word in the text, from 0.
  public let start: Int
  /// One past its last scalar.
  public let end: Int
  /// The byte behind it.
  public let endByte: Int
  /// Nil for a word that is long, or not of plain letters and digits.
  public let key: Key?
  private let plain: UnsafeBufferPointer<UInt8>
  private let token: Token?

  /// A word of plain letters and digits, as they stand in a text.
  init(_ plain: UnsafeBufferPointer<UInt8>, start: Int, endByte: Int, isFollowed: Bool) {
    self.start = start
    end = start + plain.count
    self.endByte = endByte
    self.plain = plain
    token = nil
    key = plain.count > 16 ? nil : FoundWord.key(plain, isFollowed: isFollowed)
  }

  /// Any other word.
  init(_ token: Token, endByte: Int) {
    start = token.start
    end = token.end
    self.endByte = endByte
    plain = UnsafeBufferPointer(start: nil, count: 0)
    self.token = token
    key = nil
  }

  /// The word as it is compared: folded.
  public var text: String {
    if let token { return token.text }
    return String(unsafeUninitializedCapacity: plain.count) { buffer in
      for place in 0..<plain.count { buffer[place] = WordScanner.lowercased(plain[place]) }
      return plain.count
    }
  }

  /// The bytes in lower case, and zeros behind them; `isFollowed` where sixteen bytes can be read.
  private static func key(_ plain: UnsafeBufferPointer<UInt8>, isFollowed: Bool) -> Key {
    guard isFollowed, let start = UnsafeRawPointer(plain.baseAddress) else {
      return plain.indices.reduce(into: Key.zero) { key, place in
        key[place >> 3] |= UInt64(plain[place] | 0x20) << UInt64(8 * (place & 7))
      }
    }
    let spaces: UInt64 = 0x2020_2020_2020_2020
    let low = UInt64(littleEndian: start.loadUnaligned(as: UInt64.self)) | spaces
    let high =
      UInt64(littleEndian: start.loadUnaligned(fromByteOffset: 8, as: UInt64.self)) | spaces
    // A shift by all bits, or by more, leaves nothing.
    let (first, rest) = (UInt64(min(plain.count, 8)), UInt64(max(plain.count, 8) - 8))
    return Key(low & ~(~0 << (8 * first)), high & ~(~0 << (8 * rest)))
  }
}
