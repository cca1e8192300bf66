/// The words and signs of a text, each in bytes of it; white space lies between them.
struct WordTokens {
  private(set) var ranges: [Range<Int>] = []

  /// Splits some bytes of UTF-8: letters and digits in a row are a word, every other sign stands alone.
  init(_ bytes: [UInt8], in part: Range<Int>) {
    var place = part.lowerBound
    while place < part.upperBound {
      if MarkdownBlocks.isSpace(bytes[place]) {
        place += 1
        continue
      }
      let end = Self.end(bytes, from: place, to: part.upperBound)
      ranges.append(place..<end)
      place = end
    }
  }

  private static func end(_ bytes: [UInt8], from start: Int, to limit: Int) -> Int {
    var place = start
    while place < limit, let length = wordLength(bytes[place...]) {
      place = min(place + length, limit)
    }
    if place > start { return place }
    return min(start + scalarLength(bytes[start]), limit)
  }

  /// How many bytes the next part of a word has; nil where a sign, white space or a wide letter stands.
  private static func wordLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    let first = bytes[bytes.startIndex]
    switch first {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "'"):
      return 1
    case ..<0x80: return nil
    case 0xE2 where isPunctuation(bytes): return nil
    // Chinese and Japanese are written without spaces: each letter is a word.
    case 0xE3...0xE9: return nil
    default: return scalarLength(first)
    }
  }

  /// U+2010 to U+203F: dashes, quotation marks, bullets, the ellipsis.
  private static func isPunctuation(_ bytes: ArraySlice<UInt8>) -> Bool {
    let next = bytes.dropFirst().prefix(2)
    guard let second = next.first, let third = next.last else { return false }
    return second == 0x80 && third >= 0x90
  }

  /// By the first byte of a scalar (RFC 3629, section 3).
  private static func scalarLength(_ first: UInt8) -> Int {
    first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
  }
}
