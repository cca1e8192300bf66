/// A text as UTF-8 with plain dashes and spaces, and the places without which no pattern matches: digits and `@`.
///
/// ```swift
/// let marked = MarkedBytes("Call 213–555 @ 8")
/// marked.numbers   // [5, 9, 15]
/// marked.atSigns   // [13]
/// ```
/// Most of a lesson has neither, and is passed over eight bytes at a time.
struct MarkedBytes {
  /// Dashes as `-` and wide or unbreakable spaces as a space: numbers are written with all of them.
  private(set) var bytes: [UInt8] = []
  /// Where a digit stands and none before it.
  private(set) var numbers: [Int] = []
  private(set) var atSigns: [Int] = []

  /// Reads a text once.
  init(_ text: String) {
    var text = text
    text.withUTF8 { source in
      bytes = [UInt8](unsafeUninitializedCapacity: source.count) { target, count in
        count = copy(UnsafeRawBufferPointer(source), target)
      }
    }
  }

  /// True where no pattern can match.
  var isPlain: Bool { numbers.isEmpty && atSigns.isEmpty }

  private mutating func copy(
    _ source: UnsafeRawBufferPointer, _ target: UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    let room = UnsafeMutableRawBufferPointer(target)
    var (place, end) = (0, 0)
    while place < source.count {
      if place + 8 <= source.count {
        let eight = source.loadUnaligned(fromByteOffset: place, as: UInt64.self)
        if Self.isDull(eight) {
          room.storeBytes(of: eight, toByteOffset: end, as: UInt64.self)
          place += 8
          end += 8
          continue
        }
      }
      let (byte, length) = Self.plain(source, place)
      room[end] = byte
      mark(byte, end, before: end > 0 ? room[end - 1] : 0)
      place += length
      end += 1
    }
    return end
  }

  private mutating func mark(_ byte: UInt8, _ place: Int, before: UInt8) {
    if byte == UInt8(ascii: "@") {
      atSigns.append(place)
    } else if Letter.isDigit(byte), !Letter.isDigit(before) {
      numbers.append(place)
    }
  }

  /// True for eight bytes of ASCII of which none is from `0` to `@`.
  ///
  /// Below 128, adding 0x3F sets the high bit of every byte above `@`, and adding 0x50 that of every byte from `0`.
  @inline(__always)
  private static func isDull(_ eight: UInt64) -> Bool {
    let high: UInt64 = 0x8080_8080_8080_8080
    let above = eight &+ 0x3F3F_3F3F_3F3F_3F3F
    let from = eight &+ 0x5050_5050_5050_5050
    return (eight | (from & ~above)) & high == 0
  }

  /// The byte that stands for what begins here, and how many bytes it stands for.
  @inline(__always)
  private static func plain(
    _ source: UnsafeRawBufferPointer, _ place: Int
  ) -> (byte: UInt8, length: Int) {
    let byte = source[place]
    if byte == 0xC2, place + 1 < source.count, source[place + 1] == 0xA0 {
      return (UInt8(ascii: " "), 2)
    }
    if byte == 0xE2, place + 2 < source.count, source[place + 1] == 0x80,
      let sign = sign(source[place + 2])
    {
      return (sign, 3)
    }
    return (byte, 1)
  }

  /// U+2010 to U+2015 are dashes, U+2002 to U+200A and U+202F spaces.
  private static func sign(_ last: UInt8) -> UInt8? {
    switch last {
    case 0x90...0x95: UInt8(ascii: "-")
    case 0x82...0x8A, 0xAF: UInt8(ascii: " ")
    default: nil
    }
  }
}
