/// A set of bytes as 256 bits: asked for every word of a text, it answers with one shift.
///
/// ```swift
/// ByteSet([0x61, 0x62]).contains(0x61)   // true
/// ```
public struct ByteSet: Hashable, Sendable {
  private var low: UInt64 = 0
  private var middle: UInt64 = 0
  private var high: UInt64 = 0
  private var highest: UInt64 = 0

  /// The set of some bytes.
  public init(_ bytes: [UInt8]) {
    for byte in bytes {
      let bit: UInt64 = 1 << UInt64(byte & 63)
      switch byte >> 6 {
      case 0: low |= bit
      case 1: middle |= bit
      case 2: high |= bit
      default: highest |= bit
      }
    }
  }

  /// True for a byte of the set.
  public func contains(_ byte: UInt8) -> Bool {
    let part = byte < 64 ? low : byte < 128 ? middle : byte < 192 ? high : highest
    return part >> UInt64(byte & 63) & 1 == 1
  }
}
