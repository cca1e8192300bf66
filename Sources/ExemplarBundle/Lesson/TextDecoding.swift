/// A text of unknown encoding: what its first bytes say, else UTF-8, else Western European.
struct TextDecoding {
  var text: String
  /// True when neither a byte order mark nor UTF-8 decided.
  var wasGuessed = false

  /// Decodes; content with zero bytes outside UTF-16 is no text and gives none.
  init(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) {
      text = Self.utf16(bytes.dropFirst(2), bigEndian: false)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      text = Self.utf16(bytes.dropFirst(2), bigEndian: true)
    } else if bytes.contains(0) {
      text = ""
    } else if let valid = String(validating: bytes, as: UTF8.self) {
      text =
        valid.unicodeScalars.first == "\u{FEFF}" ? String(valid.unicodeScalars.dropFirst()) : valid
    } else {
      wasGuessed = true
      text = Self.western(bytes)
    }
  }

  /// UTF-16; a lone surrogate becomes U+FFFD, an odd last byte is dropped.
  static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> String {
    let units = stride(from: bytes.startIndex, to: bytes.endIndex - 1, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return bigEndian ? first << 8 | second : second << 8 | first
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// ISO-8859-1: every byte is its own code point.
  static func latin1(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(Unicode.Scalar(byte)) }
    return String(text)
  }

  /// Windows-1252, which is ISO-8859-1 with curly quotes where that has control characters.
  private static func western(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      text.append((0x80...0x9F).contains(byte) ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte))
    }
    return String(text)
  }

  /// 0x80 to 0x9F (WHATWG Encoding, index windows-1252).
  private static let upper: [Unicode.Scalar] = Array(
    "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
