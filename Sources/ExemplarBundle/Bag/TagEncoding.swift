/// How the tag files of a bag are encoded, as its declaration says.
enum TagEncoding: String {
  case utf8 = "UTF-8"
  case utf16 = "UTF-16"
  case utf16BigEndian = "UTF-16BE"
  case utf16LittleEndian = "UTF-16LE"
  case latin1 = "ISO-8859-1"
  case ascii = "US-ASCII"

  /// From the declaration's word, in any case; nil for an encoding we do not read.
  init?(name: String) {
    switch name.uppercased() {
    case "UTF8": self = .utf8
    case "LATIN1", "ISO8859-1", "ISO_8859-1": self = .latin1
    case "ASCII": self = .ascii
    case let upper:
      guard let known = TagEncoding(rawValue: upper) else { return nil }
      self = known
    }
  }

  /// The text of a tag file; nil when the bytes are not in this encoding.
  func decode(_ bytes: [UInt8]) -> String? {
    switch self {
    case .utf8: String(validating: bytes, as: UTF8.self)
    case .ascii: bytes.allSatisfy { $0 < 0x80 } ? String(decoding: bytes, as: UTF8.self) : nil
    case .latin1: TextDecoding.latin1(bytes)
    case .utf16: Self.sixteen(bytes, bigEndian: !bytes.starts(with: [0xFF, 0xFE]))
    case .utf16BigEndian: Self.sixteen(bytes, bigEndian: true)
    case .utf16LittleEndian: Self.sixteen(bytes, bigEndian: false)
    }
  }

  /// UTF-16 in whole units; without a byte order mark it is big-endian (RFC 2781, section 4.3).
  private static func sixteen(_ bytes: [UInt8], bigEndian: Bool) -> String? {
    guard bytes.count.isMultiple(of: 2) else { return nil }
    let text = TextDecoding.utf16(bytes[...], bigEndian: bigEndian)
    return text.unicodeScalars.contains("\u{FFFD}") ? nil : text
  }
}

/// A tag file as lines, whatever ends them: LF, CR or CRLF.
struct TagText {
  var lines: [String]
  /// True when a byte order mark stood in front.
  var hadMark: Bool

  /// Splits a text; the end of the last line begins no new one.
  init(_ text: String) {
    var bytes = text.utf8[...]
    hadMark = bytes.starts(with: "\u{FEFF}".utf8)
    if hadMark { bytes = bytes.dropFirst(3) }
    lines = []
    while let end = bytes.firstIndex(where: { $0 == 0x0A || $0 == 0x0D }) {
      lines.append(String(Substring(bytes[..<end])))
      let isPair = bytes[end] == 0x0D && bytes[bytes.index(after: end)...].first == 0x0A
      bytes = bytes[end...].dropFirst(isPair ? 2 : 1)
    }
    if !bytes.isEmpty { lines.append(String(Substring(bytes))) }
  }
}
