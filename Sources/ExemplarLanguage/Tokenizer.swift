internal import ExemplarVocabulary

/// One word of a text, as it is compared, with its place.
public struct Token: Hashable, Sendable {
  /// Folded: lower case, no accents.
  public var text: String
  /// First scalar of the word in the text, from 0.
  public var start: Int
  /// One past its last scalar.
  public var end: Int
  /// True where the word hangs on the one before without a space: the `2` of `K-2`.
  public var joined: Bool

  /// Makes a token.
  public init(text: String, start: Int, end: Int, joined: Bool) {
    self.text = text
    self.start = start
    self.end = end
    self.joined = joined
  }
}

/// Splits a text into words, in the same way for lessons and for questions.
///
/// Letters and digits make words; an apostrophe belongs to its word (and a final `’s` does not), a point between
/// digits belongs to its number, and `c++` and `c#` keep their signs. In scripts that are written without spaces, or
/// that put endings to words without one, each sign is a word: Chinese, Japanese, Korean syllables, letters of Thai,
/// Lao, Khmer and Burmese. A question asks for two such signs side by side.
///
/// ```swift
/// Tokenizer.tokens(of: "Diseñador’s K–2").map(\.text)   // ["disenador", "k", "2"]
/// ```
public enum Tokenizer {
  /// Longer words are cut here, on both sides alike, so that every term fits the index. In UTF-8 bytes.
  public static let longestWord = 64

  /// True for a word that is one sign of a script without spaces.
  ///
  /// ```swift
  /// Tokenizer.isSign("机")      // true
  /// Tokenizer.isSign("robot")   // false
  /// ```
  public static func isSign(_ word: String) -> Bool {
    guard let first = word.utf8.first, first >= 0x80, let scalar = word.unicodeScalars.first
    else { return false }
    return ScalarRole(scalar) == .ideograph
  }

  /// The words of a text with their places.
  public static func tokens(of text: String) -> [Token] {
    var tokens: [Token] = []
    forEachToken(of: text) { tokens.append($0) }
    return tokens
  }

  /// Calls `body` with each word in turn.
  public static func forEachToken(of text: String, _ body: (Token) -> Void) {
    var copy = text
    copy.withUTF8 { bytes in
      var scanner = WordScanner(bytes: bytes)
      while let token = scanner.next() { body(token) }
    }
  }
}

/// What a scalar is to the word that it stands in or beside.
enum ScalarRole {
  /// Part of a word.
  case letter
  /// A word by itself: a sign of a script without spaces.
  case ideograph
  /// Part of a word, and dropped by folding: combining marks, soft hyphens, joiners.
  case silent
  case apostrophe
  /// Ends a word but holds the next one to it: hyphens, points, slashes.
  case connector
  case separator
}

/// Walks over UTF-8 once. ASCII, nearly all of what teachers write, never leaves the fast path.
struct WordScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var offset: Int
  private var scalarIndex: Int
  /// Scalars since the last word that were connectors only; -1 when something else stood between.
  private var connectorsSinceWord = -1

  /// Begins with the text, or at some byte of it where no word goes on.
  init(bytes: UnsafeBufferPointer<UInt8>, offset: Int = 0, scalarIndex: Int = 0) {
    self.bytes = bytes
    self.offset = offset
    self.scalarIndex = scalarIndex
  }

  /// The next word, or nil at the end.
  mutating func next() -> Token? {
    while offset < bytes.count {
      let (scalar, length) = bytes.scalar(at: offset)
      switch ScalarRole(scalar) {
      case .letter: return word()
      case .ideograph: return single(length)
      case .connector:
        if connectorsSinceWord >= 0 { connectorsSinceWord += 1 }
      case .silent: break
      case .apostrophe, .separator: connectorsSinceWord = -1
      }
      offset += length
      scalarIndex += 1
    }
    return nil
  }

  private mutating func single(_ length: Int) -> Token {
    var end = offset + length
    var scalars = 1
    // A syllable in its letters, or a kana with its mark, is the same word as the one scalar.
    let isSyllable = ScalarRole.isLeadingJamo(bytes.scalar(at: offset).scalar)
    while end < bytes.count {
      let (next, length) = bytes.scalar(at: end)
      let belongs = isSyllable ? ScalarRole.isFollowingJamo(next) : ScalarRole.isKanaMark(next)
      guard belongs else { break }
      end += length
      scalars += 1
    }
    let text = String(decoding: bytes[offset..<end], as: UTF8.self)
    let joined = connectorsSinceWord >= 0
    let token = Token(
      text: folded(text), start: scalarIndex, end: scalarIndex + scalars, joined: joined)
    offset = end
    scalarIndex += scalars
    connectorsSinceWord = 0
    return token
  }

  private mutating func word() -> Token {
    if let token = plainWord() { return token }
    let start = scalarIndex
    let joined = connectorsSinceWord == 1 || connectorsSinceWord == 0
    var kept: [UInt8] = []
    kept.reserveCapacity(24)
    var isPlain = true
    var apostropheAt = -1
    scan: while offset < bytes.count {
      let (scalar, length) = bytes.scalar(at: offset)
      switch ScalarRole(scalar) {
      case .letter, .silent:
        if length == 1 {
          kept.append(WordScanner.lowercased(bytes[offset]))
        } else {
          isPlain = false
          kept.append(contentsOf: bytes[offset..<(offset + length)])
        }
      case .apostrophe:
        guard role(at: offset + length) == .letter else { break scan }
        apostropheAt = kept.count
      case .connector:
        guard scalar == ".", isDigit(offset - 1), isDigit(offset + 1) else { break scan }
        kept.append(UInt8(ascii: "."))
      case .ideograph, .separator: break scan
      }
      offset += length
      scalarIndex += 1
    }
    keepSigns(&kept)
    if apostropheAt == kept.count - 1, kept.last == UInt8(ascii: "s"), apostropheAt > 0 {
      kept.removeLast()
    }
    connectorsSinceWord = 0
    return Token(text: text(kept, isPlain), start: start, end: scalarIndex, joined: joined)
  }

  /// A word of plain letters and digits between plain separators: nearly every one. Nothing is copied but itself.
  private mutating func plainWord() -> Token? {
    guard let end = WordScanner.endOfPlainWord(at: offset, in: bytes) else { return nil }
    let count = end - offset
    let start = scalarIndex
    let first = offset
    let text = String(unsafeUninitializedCapacity: count) { buffer in
      for place in 0..<count { buffer[place] = WordScanner.lowercased(bytes[first + place]) }
      return count
    }
    let joined = connectorsSinceWord == 1 || connectorsSinceWord == 0
    offset = end
    scalarIndex += count
    connectorsSinceWord = 0
    return Token(text: text, start: start, end: scalarIndex, joined: joined)
  }

  private static func isPlainLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  /// Where a word of at least two plain letters and digits ends that stands between plain separators.
  static func endOfPlainWord(at first: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var end = first
    while end < bytes.count, isPlainLetter(bytes[end]) { end += 1 }
    guard end - first > 1, end - first <= Tokenizer.longestWord else { return nil }
    guard end < bytes.count else { return end }
    let next = bytes[end]
    let isHeld =
      next == UInt8(ascii: ".") && isDigit(bytes[end - 1]) && end + 1 < bytes.count
      && isDigit(bytes[end + 1])
    return next < 0x80 && next != UInt8(ascii: "'") && !isHeld ? end : nil
  }

  /// `c++`, `c#`: signs that make another word of a single letter.
  private mutating func keepSigns(_ kept: inout [UInt8]) {
    guard kept.count == 1, kept[0] >= UInt8(ascii: "a"), kept[0] <= UInt8(ascii: "z") else {
      return
    }
    let rest = bytes[offset...].prefix(3)
    let signs =
      rest.starts(with: [UInt8(ascii: "+"), UInt8(ascii: "+")])
      ? 2 : rest.first == UInt8(ascii: "#") ? 1 : 0
    guard signs > 0, role(at: offset + signs) != .letter else { return }
    kept.append(contentsOf: rest.prefix(signs))
    offset += signs
    scalarIndex += signs
  }

  private func text(_ kept: [UInt8], _ isPlain: Bool) -> String {
    let whole = String(decoding: kept, as: UTF8.self)
    let text = isPlain ? whole : folded(whole)
    guard text.utf8.count > Tokenizer.longestWord else { return text }
    var cut = ""
    for scalar in text.unicodeScalars {
      guard cut.utf8.count + UTF8.width(scalar) <= Tokenizer.longestWord else { break }
      cut.unicodeScalars.append(scalar)
    }
    return cut
  }

  private func role(at place: Int) -> ScalarRole {
    place < bytes.count ? ScalarRole(bytes.scalar(at: place).scalar) : .separator
  }

  private func isDigit(_ place: Int) -> Bool {
    place >= 0 && place < bytes.count && WordScanner.isDigit(bytes[place])
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  static func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}

extension ScalarRole {
  init(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    if value < 0x80 {
      self = ScalarRole(ascii: UInt8(value))
    } else {
      self = ScalarRole(beyondASCII: scalar)
    }
  }

  private init(ascii byte: UInt8) {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: self = .letter
    case UInt8(ascii: "'"): self = .apostrophe
    case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "_"),
      UInt8(ascii: "@"), UInt8(ascii: "&"):
      self = .connector
    default: self = .separator
    }
  }

  private init(beyondASCII scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x2019, 0x2018, 0x02BC, 0xFF07, 0xB4, 0x201B, 0x2032, 0x02B9, 0x02BB: self = .apostrophe
    case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: self = .connector
    case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF, 0x3099, 0x309A: self = .silent
    case 0x3040...0x30FF, 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF,
      0xAC00...0xD7A3, 0x1100...0x115F, 0xA960...0xA97C:
      self = .ideograph
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF:
      self =
        scalar.properties.generalCategory == .otherLetter ? .ideograph : ScalarRole(other: scalar)
    case 0xFFFD: self = .separator
    default: self = ScalarRole(other: scalar)
    }
  }

  private init(other scalar: Unicode.Scalar) {
    let properties = scalar.properties
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: self = .silent
    case .decimalNumber, .letterNumber: self = .letter
    default: self = properties.isAlphabetic ? .letter : .separator
    }
  }

  /// The consonant that a Korean syllable begins with.
  static func isLeadingJamo(_ scalar: Unicode.Scalar) -> Bool {
    (0x1100...0x115F).contains(scalar.value) || (0xA960...0xA97C).contains(scalar.value)
  }

  /// The marks that make `が` of `か` and `ぱ` of `は`.
  static func isKanaMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value == 0x3099 || scalar.value == 0x309A
  }

  /// The vowel or the consonant that it goes on with.
  static func isFollowingJamo(_ scalar: Unicode.Scalar) -> Bool {
    (0x1160...0x11FF).contains(scalar.value) || (0xD7B0...0xD7FB).contains(scalar.value)
  }
}
