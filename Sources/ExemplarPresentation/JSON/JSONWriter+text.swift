extension JSONWriter {
  /// A text in quotation marks, with escapes where JSON wants them and where a screen could take a character as a
  /// command (RFC 8259, section 7).
  mutating func text(_ text: String) {
    separate()
    append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { escaped($0) }
    append(UInt8(ascii: "\""))
  }

  /// Whole runs of bytes that stand for themselves, and escapes between them.
  private mutating func escaped(_ bytes: UnsafeBufferPointer<UInt8>) {
    var written = 0
    var place = JSONWriter.firstSuspect(bytes, from: 0)
    while place < bytes.count {
      guard let (scalar, length) = JSONWriter.escape(bytes, at: place) else {
        place = JSONWriter.firstSuspect(bytes, from: place + 1)
        continue
      }
      append(UnsafeBufferPointer(rebasing: bytes[written..<place]))
      escape(scalar)
      written = place + length
      place = JSONWriter.firstSuspect(bytes, from: written)
    }
    append(UnsafeBufferPointer(rebasing: bytes[written...]))
  }

  /// Where the next byte stands that may need an escape, or begin a character that does; eight bytes at a time.
  private static func firstSuspect(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var place = start
    let raw = UnsafeRawBufferPointer(bytes)
    while place + 8 <= bytes.count,
      !hasSuspect(raw.loadUnaligned(fromByteOffset: place, as: UInt64.self))
    {
      place += 8
    }
    while place < bytes.count, !isSuspect(bytes[place]) { place += 1 }
    return place
  }

  /// True where one of eight bytes is suspect.
  ///
  /// A byte below `n` borrows from its highest bit when `n` is taken away; a byte that equals another is zero after
  /// an exclusive or, and so below 1.
  private static func hasSuspect(_ block: UInt64) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    func below(_ limit: UInt64, _ block: UInt64) -> UInt64 { (block &- ones &* limit) & ~block }
    let found =
      below(0x20, block) | below(1, block ^ ones &* 0x22) | below(1, block ^ ones &* 0x5C)
      | below(1, block ^ ones &* 0x7F) | below(1, block ^ ones &* 0xC2)
      | below(1, block ^ ones &* 0xE2)
    return found & (ones &* 0x80) != 0
  }

  private static func isSuspect(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x22, 0x5C, 0x7F, 0xC2, 0xE2: true
    default: false
    }
  }

  /// The character that is escaped at a suspect byte, and how many bytes it takes; nil where none is.
  private static func escape(
    _ bytes: UnsafeBufferPointer<UInt8>, at place: Int
  ) -> (scalar: UInt32, length: Int)? {
    let byte = UInt32(bytes[place])
    let scalar: UInt32
    let length: Int
    switch byte {
    case 0xC2: (scalar, length) = (UInt32(bytes[place + 1]), 2)
    case 0xE2:
      scalar = 0x2000 | (UInt32(bytes[place + 1]) & 0x3F) << 6 | UInt32(bytes[place + 2]) & 0x3F
      length = 3
    default: return (byte, 1)
    }
    return AnswerJSON.isCommanding(scalar) ? (scalar, length) : nil
  }

  private mutating func escape(_ scalar: UInt32) {
    switch scalar {
    case 0x08: literal("\\b")
    case 0x09: literal("\\t")
    case 0x0A: literal("\\n")
    case 0x0C: literal("\\f")
    case 0x0D: literal("\\r")
    case 0x22: literal("\\\"")
    case 0x5C: literal("\\\\")
    default:
      literal("\\u")
      for shift in [12, 8, 4, 0] as [UInt32] {
        let digit = UInt8(scalar >> shift & 0xF)
        append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
      }
    }
  }
}
