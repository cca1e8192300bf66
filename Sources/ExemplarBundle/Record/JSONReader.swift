/// A strict reader of one JSON object (RFC 8259) that keeps numbers and the order of keys as written.
///
/// Foundation's readers turn `1.40` into a number and forget the order; the record needs both.
struct JSONReader {
  /// What is wrong and where; the offset counts bytes from 0.
  struct Fault: Error {
    var code = "json-syntax"
    var offset: Int
    var summary: String
    var key: String?
  }

  static let deepest = 64

  fileprivate let bytes: [UInt8]
  fileprivate var position = 0
  private let line: Int

  /// Prepares to read; every value will carry the line.
  init(_ bytes: [UInt8], line: Int) {
    self.bytes = bytes
    self.line = line
  }

  /// The object, with nothing but white space around it.
  mutating func object() throws(Fault) -> RecordValue {
    skipSpace()
    guard peek() == UInt8(ascii: "{") else {
      throw fault("A JSON object was expected, beginning with “{”.")
    }
    guard let record = try value(depth: 0) else { throw fault("The object is missing.") }
    skipSpace()
    guard position == bytes.count else {
      throw fault("Something follows the object: \(found()).")
    }
    return record
  }

  /// A value; nil for `null`.
  private mutating func value(depth: Int) throws(Fault) -> RecordValue? {
    guard depth <= Self.deepest else {
      throw fault("Values stand more than \(Self.deepest) levels inside each other.")
    }
    skipSpace()
    switch peek() {
    case UInt8(ascii: "{"): return RecordValue(.mapping(try members(depth: depth + 1)), line: line)
    case UInt8(ascii: "["): return RecordValue(.list(try elements(depth: depth + 1)), line: line)
    case UInt8(ascii: "\""): return RecordValue(.text(try string()), line: line)
    default: return try literal().map { RecordValue(.text($0), line: line) }
    }
  }

  /// Members of an object; those whose value is `null` are left out.
  private mutating func members(depth: Int) throws(Fault) -> [RecordEntry] {
    var entries: [RecordEntry] = []
    var seen: Set<String> = []
    position += 1
    skipSpace()
    if take("}") { return [] }
    while true {
      skipSpace()
      guard peek() == UInt8(ascii: "\"") else {
        throw fault("A key in quotes was expected, found \(found()).")
      }
      let start = position
      let key = try string()
      guard seen.insert(key).inserted else {
        throw Fault(
          code: "duplicate-key", offset: start, summary: "“\(key)” stands twice in one object.",
          key: key)
      }
      skipSpace()
      guard take(":") else { throw fault("A colon was expected after “\(key)”, found \(found()).") }
      if let value = try value(depth: depth) { entries.append(RecordEntry(key, value, line: line)) }
      skipSpace()
      if take("}") { return entries }
      guard take(",") else { throw fault("A comma or “}” was expected, found \(found()).") }
    }
  }

  /// Elements of an array; `null` stands as an empty text, so that the rules can point at it.
  private mutating func elements(depth: Int) throws(Fault) -> [RecordValue] {
    var values: [RecordValue] = []
    position += 1
    skipSpace()
    if take("]") { return [] }
    while true {
      values.append(try value(depth: depth) ?? RecordValue(.text(""), line: line))
      skipSpace()
      if take("]") { return values }
      guard take(",") else { throw fault("A comma or “]” was expected, found \(found()).") }
    }
  }

  /// A number as it was written, `true`, `false`, or nil for `null`.
  private mutating func literal() throws(Fault) -> String? {
    let start = position
    while position < bytes.count, Self.isWord(bytes[position]) { position += 1 }
    let word = String(decoding: bytes[start..<position], as: UTF8.self)
    if word == "null" { return nil }
    if word == "true" || word == "false" || NumberForm.isJSON(bytes[start..<position]) {
      return word
    }
    position = start
    throw fault("A value was expected, found \(found()).")
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      true
    default: false
    }
  }
}

// Walking.
extension JSONReader {
  mutating func skipSpace() {
    while position < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) {
      position += 1
    }
  }

  func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek() == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }

  func fault(_ summary: String) -> Fault { Fault(offset: position, summary: summary) }

  /// What stands here, quoted, or the end.
  func found() -> String {
    guard position < bytes.count else { return "the end of the line" }
    let rest = String(decoding: bytes[position..<min(position + 32, bytes.count)], as: UTF8.self)
    return "“\(rest.prefix(1))”"
  }
}

// Strings.
extension JSONReader {
  /// A string without its quotes, its escapes resolved.
  mutating func string() throws(Fault) -> String {
    position += 1
    var text: [UInt8] = []
    while true {
      let start = position
      while position < bytes.count, bytes[position] != UInt8(ascii: "\""),
        bytes[position] != UInt8(ascii: "\\"), bytes[position] >= 0x20
      {
        position += 1
      }
      text += bytes[start..<position]
      switch peek() {
      case UInt8(ascii: "\""):
        position += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try text.append(contentsOf: UTF8.encode(escape())!)
      case nil: throw fault("The text is not closed with a quotation mark.")
      default: throw fault("A control character stands in the text; write it as an escape.")
      }
    }
  }

  private mutating func escape() throws(Fault) -> Unicode.Scalar {
    position += 1
    let letter = peek()
    position += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter!)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default:
      position -= 1
      throw fault("“\\\(letter.map { String(Unicode.Scalar($0)) } ?? "")” is not a JSON escape.")
    }
  }

  /// `\uXXXX`, or two of them for a character beyond U+FFFF; half of a pair is refused.
  private mutating func unicodeEscape() throws(Fault) -> Unicode.Scalar {
    let start = position
    let first = try hexadecimal()
    if let scalar = Unicode.Scalar(first) { return scalar }
    if first < 0xDC00, take("\\"), take("u") {
      let second = try hexadecimal()
      if (0xDC00...0xDFFF).contains(second) {
        let code = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
        if let scalar = Unicode.Scalar(code) { return scalar }
      }
    }
    position = start
    throw fault("“\\u\(String(first, radix: 16))” is half of a surrogate pair.")
  }

  private mutating func hexadecimal() throws(Fault) -> UInt32 {
    let digits = bytes[position..<min(position + 4, bytes.count)]
    let text = String(decoding: digits, as: UTF8.self)
    guard digits.count == 4, text.allSatisfy(\.isHexDigit), let value = UInt32(text, radix: 16)
    else { throw fault("“\\u” needs four hexadecimal digits.") }
    position += 4
    return value
  }
}
