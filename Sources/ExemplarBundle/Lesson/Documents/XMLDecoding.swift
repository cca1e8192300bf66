/// Turns the bytes of an XML file into UTF-8 as they arrive: UTF-8 as it is, UTF-16 by its byte order mark.
///
/// Office documents are written in no other encoding (ECMA-376 part 2, 9.1.4).
struct XMLDecoding {
  private enum Encoding {
    case utf8, utf16(bigEndian: Bool)
  }

  private var encoding: Encoding?
  /// The first bytes until the encoding is known, or half a character of UTF-16.
  private var held: [UInt8] = []

  /// Appends what a piece says.
  mutating func decode(_ piece: UnsafeRawBufferPointer, into text: inout [UInt8]) {
    guard case .utf8 = encoding else {
      held.append(contentsOf: piece)
      return decodeHeld(into: &text)
    }
    text.append(contentsOf: piece)
  }

  private mutating func decodeHeld(into text: inout [UInt8]) {
    if encoding == nil {
      guard held.count >= 3 else { return }
      encoding = recognize()
    }
    switch encoding {
    case .utf16(let bigEndian): decodeUTF16(bigEndian, into: &text)
    default:
      text += held
      held = []
    }
  }

  /// Takes the byte order mark away.
  private mutating func recognize() -> Encoding {
    switch (held[0], held[1], held[2]) {
    case (0xEF, 0xBB, 0xBF):
      held.removeFirst(3)
      return .utf8
    case (0xFF, 0xFE, _), (0xFE, 0xFF, _):
      let bigEndian = held[0] == 0xFE
      held.removeFirst(2)
      return .utf16(bigEndian: bigEndian)
    default: return .utf8
    }
  }

  /// All but an odd byte and the first half of a pair, which wait for what follows.
  private mutating func decodeUTF16(_ bigEndian: Bool, into text: inout [UInt8]) {
    var count = held.count & ~1
    if count >= 2, held[bigEndian ? count - 2 : count - 1] & 0xFC == 0xD8 { count -= 2 }
    text += TextDecoding.utf16(held[..<count], bigEndian: bigEndian).utf8
    held.removeFirst(count)
  }
}
