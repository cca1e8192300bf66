internal import ExemplarVocabulary

extension Tokenizer {
  /// Calls `body` with each word of a text that begins in one of some ways, in order, and with a few others.
  public static func forEachWord(
    of text: String, beginning beginnings: WordBeginnings, _ body: (FoundWord) -> Void
  ) {
    var copy = text
    copy.withUTF8 { bytes in
      guard !beginnings.includesAll else {
        var scanner = WordScanner(bytes: bytes)
        while let token = scanner.next() { body(FoundWord(token, endByte: scanner.offset)) }
        return
      }
      guard !beginnings.pairs.isEmpty, !bytes.isEmpty else { return }
      beginnings.pairs.withUnsafeBufferPointer { pairs in
        var finder = WordFinder(bytes: bytes, pairs: pairs)
        finder.find(body)
      }
    }
  }
}

/// Finds words by their first two letters, sixteen bytes at a step; only where such letters stand, the text is looked
/// at as ``WordScanner`` does.
///
/// What follows a plain letter or digit begins no word but a sign of a script without spaces, which nobody looks for by
/// letters of ASCII. Letters that fold to something else, and letters before an apostrophe or something beyond ASCII,
/// are always looked at.
struct WordFinder {
  private typealias Block = SIMD16<UInt8>

  let bytes: UnsafeBufferPointer<UInt8>
  let pairs: UnsafeBufferPointer<WordBeginnings.Pair>
  /// Words before this byte were told.
  private var told = 0
  /// How many scalars begin before a byte.
  private var counted = (bytes: 0, scalars: 0)

  init(bytes: UnsafeBufferPointer<UInt8>, pairs: UnsafeBufferPointer<WordBeginnings.Pair>) {
    self.bytes = bytes
    self.pairs = pairs
  }

  /// Gives the words.
  mutating func find(_ body: (FoundWord) -> Void) {
    if mayBegin(0) { look(at: 0, body) }
    var place = 1
    while place + 17 <= bytes.count {
      let marks = marks(from: place)
      look(place, marks[0], body)
      look(place + 8, marks[1], body)
      place += 16
    }
    while place < bytes.count {
      if place >= told, mayBegin(place) { look(at: place, body) }
      place += 1
    }
  }

  /// Looks at the marked ones of eight bytes.
  @inline(__always)
  private mutating func look(_ place: Int, _ marks: UInt64, _ body: (FoundWord) -> Void) {
    var marks = marks
    while marks != 0 {
      let byte = marks.trailingZeroBitCount >> 3
      marks &= ~(0xFF << UInt64(8 * byte))
      if place + byte >= told { look(at: place + byte, body) }
    }
  }

  // MARK: Where words may begin

  /// For each of sixteen bytes, all bits where a word may begin there.
  @inline(__always)
  private func marks(from place: Int) -> SIMD2<UInt64> {
    let (before, here, behind) = (block(place - 1), block(place), block(place + 1))
    let isOdd = (behind .>= Block.high) .| (behind .== Block.apostrophe)
    let (first, second) = (here | 0x20, behind | 0x20)
    var begins = here .>= Block.leading
    for pair in pairs {
      let follows = ((second ^ pair.second) & pair.compared .== Block.zero) .| isOdd
      begins = begins .| ((first .== pair.first) .& follows)
    }
    let isInside = (before | 0x20) &- 0x61 .< Block.alphabet
    let marks = begins .& .!isInside
    // Little end first, as the bytes stand.
    let halves = unsafeBitCast(marks, to: SIMD2<UInt64>.self)
    return SIMD2(UInt64(littleEndian: halves[0]), UInt64(littleEndian: halves[1]))
  }

  @inline(__always)
  private func block(_ place: Int) -> Block {
    UnsafeRawPointer(bytes.baseAddress.unsafelyUnwrapped)
      .loadUnaligned(fromByteOffset: place, as: Block.self)
  }

  /// The same for one byte, at the ends of the text.
  private func mayBegin(_ place: Int) -> Bool {
    let here = bytes[place]
    let behind = place + 1 < bytes.count ? bytes[place + 1] : 0x20
    let isOdd = behind >= 0x80 || behind == UInt8(ascii: "'")
    guard place == 0 || (bytes[place - 1] | 0x20) &- 0x61 >= 26 else { return false }
    return here >= 0xC0
      || pairs.contains {
        $0.first[0] == here | 0x20
          && (isOdd || ((behind | 0x20) ^ $0.second[0]) & $0.compared[0] == 0)
      }
  }

  // MARK: Words

  /// Gives the word that begins at a byte, or what stands around it where that is not plain.
  private mutating func look(at place: Int, _ body: (FoundWord) -> Void) {
    if bytes[place] >= 0xC0 {
      let role = ScalarRole(bytes.scalar(at: place).scalar)
      guard role == .letter || role == .ideograph else { return }
    }
    // Inside of a word with digits.
    if place > told, bytes[place - 1] &- 0x30 < 10 { return }
    var start = place
    while start > told, !isBoundary(start) { start -= 1 }
    count(to: start)
    if start == place, let end = WordScanner.endOfPlainWord(at: place, in: bytes) {
      let word = UnsafeBufferPointer(rebasing: bytes[place..<end])
      told = end
      return body(
        FoundWord(
          word, start: counted.scalars, endByte: end, isFollowed: place + 16 <= bytes.count))
    }
    var scanner = WordScanner(bytes: bytes, offset: start, scalarIndex: counted.scalars)
    while scanner.offset <= place, let token = scanner.next() {
      body(FoundWord(token, endByte: scanner.offset))
    }
    told = max(place + 1, scanner.offset)
  }

  /// True where no word goes on from the byte before, whatever that is part of.
  private func isBoundary(_ place: Int) -> Bool {
    switch bytes[place - 1] {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x80...: false
    case UInt8(ascii: "'"), UInt8(ascii: "+"), UInt8(ascii: "#"): false
    case UInt8(ascii: "."): bytes[place] &- 0x30 >= 10
    default: true
    }
  }

  /// Counts scalars up to a byte.
  private mutating func count(to end: Int) {
    var place = counted.bytes
    var scalars = counted.scalars
    let ones: UInt64 = 0x0101_0101_0101_0101
    while place + 16 <= end {
      let starts = unsafeBitCast(block(place) & 0xC0 .!= Block.high, to: SIMD2<UInt64>.self)
      // The sum of bytes that are one or zero.
      scalars += Int((((starts[0] & ones) &+ (starts[1] & ones)) &* ones) >> 56)
      place += 16
    }
    while place < end {
      if bytes[place] & 0xC0 != 0x80 { scalars += 1 }
      place += 1
    }
    counted = (end, scalars)
  }
}

/// What blocks are compared with. Compared with a scalar, a block is taken apart: several times the instructions.
extension SIMD16<UInt8> {
  fileprivate static var high: Self { Self(repeating: 0x80) }
  fileprivate static var leading: Self { Self(repeating: 0xC0) }
  fileprivate static var apostrophe: Self { Self(repeating: UInt8(ascii: "'")) }
  fileprivate static var alphabet: Self { Self(repeating: 26) }
}
