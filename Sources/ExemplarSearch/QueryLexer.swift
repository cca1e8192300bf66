/// A sign of the query language with its place.
struct QueryToken: Hashable {
  enum Kind: Hashable {
    case words(String)
    case phrase(String, closed: Bool)
    case prefix(String)
    case star
    case field(String, values: [TypedQuery.Value])
    case open, close
    case and, or, not
  }

  var kind: Kind
  var range: TypedRange
}

/// Splits a typed text into the signs of the query language.
///
/// Curly, angled and straight quotes are one sign, and so are all dashes and all spaces, so that no keyboard
/// changes an answer.
struct QueryLexer {
  private let scalars: [Unicode.Scalar]
  private var place = 0
  private var tokens: [QueryToken] = []

  private init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// All signs of a text, in order.
  static func tokens(of text: String) -> [QueryToken] {
    var lexer = QueryLexer(text)
    while lexer.step() {}
    return lexer.tokens
  }

  private mutating func step() -> Bool {
    while place < scalars.count, isSpace(scalars[place]) { place += 1 }
    guard place < scalars.count else { return false }
    let start = place
    let sign = scalars[place]
    if QueryLexer.isQuote(sign) {
      let (text, closed) = quoted()
      add(.phrase(text, closed: closed), from: start)
    } else if sign == "(" || sign == ")" {
      place += 1
      add(sign == "(" ? .open : .close, from: start)
    } else if isDash(sign) {
      dash(start)
    } else if !field(start) {
      word(start)
    }
    return true
  }

  /// A dash before a word excludes it; a dash alone is punctuation.
  private mutating func dash(_ start: Int) {
    place += 1
    guard let next = peek(), !isSpace(next), !isDash(next), next != ")" else { return }
    add(.not, from: start)
  }

  private mutating func word(_ start: Int) {
    let run = bareRun()
    switch run {
    case "OR": add(.or, from: start)
    case "AND": add(.and, from: start)
    case "NOT": add(.not, from: start)
    default:
      let signs = run.unicodeScalars
      let stars = signs.reversed().prefix { $0 == "*" }.count
      if stars == signs.count {
        add(.star, from: start)
      } else if stars > 0 {
        add(.prefix(String(signs.dropLast(stars))), from: start)
      } else {
        add(.words(run), from: start)
      }
    }
  }

  /// `name:` and its values; false when the run is no field.
  private mutating func field(_ start: Int) -> Bool {
    var end = place
    while end < scalars.count, isNameSign(scalars[end]) { end += 1 }
    guard end > start, end < scalars.count, scalars[end] == ":" else { return false }
    let afterColon = end + 1
    if afterColon + 1 < scalars.count, scalars[afterColon] == "/", scalars[afterColon + 1] == "/" {
      return false
    }
    let name = text(start, end)
    place = afterColon
    let isGlued = peek().map { !isSpace($0) } ?? false
    if !isGlued { skipSpaces() }
    let nameEnd = place
    let values = values(isGlued: isGlued)
    if values.isEmpty { place = isGlued ? nameEnd : afterColon }
    tokens.append(
      QueryToken(kind: .field(name, values: values), range: TypedRange(start, place)))
    return true
  }

  /// `3`, `3,5`, `"a b","c d"`, `(3 4)`; a comma at the end waits for more.
  private mutating func values(isGlued: Bool) -> [TypedQuery.Value] {
    if isGlued, peek() == "(" { return groupedValues() }
    var values: [TypedQuery.Value] = []
    while let sign = peek() {
      let start = place
      if QueryLexer.isQuote(sign) {
        let (text, _) = quoted()
        values.append(.init(text: text, quoted: true, range: TypedRange(start, place)))
        guard peek() == "," else { break }
        place += 1
      } else {
        if isSpace(sign) || sign == "(" || sign == ")" { break }
        if !isGlued, values.isEmpty, isOperatorOrField(at: place) { break }
        let run = bareRun()
        values.append(.init(text: run, quoted: false, range: TypedRange(start, place)))
        guard run.last == "," else { break }
      }
      skipSpaces()
    }
    return values.compactMap { trimmingCommas($0) }
  }

  private mutating func groupedValues() -> [TypedQuery.Value] {
    place += 1
    var values: [TypedQuery.Value] = []
    while let sign = peek() {
      let start = place
      if sign == ")" {
        place += 1
        break
      }
      if isSpace(sign) || sign == "(" {
        place += 1
      } else if QueryLexer.isQuote(sign) {
        let (text, _) = quoted()
        values.append(.init(text: text, quoted: true, range: TypedRange(start, place)))
      } else {
        let run = bareRun()
        guard run != "OR" else { continue }
        values.append(.init(text: run, quoted: false, range: TypedRange(start, place)))
      }
    }
    return values.compactMap { trimmingCommas($0) }
  }

  private func trimmingCommas(_ value: TypedQuery.Value) -> TypedQuery.Value? {
    guard !value.quoted else { return value.text.isEmpty ? nil : value }
    var scalars = value.text.unicodeScalars[...]
    var range = value.range
    while scalars.first == "," {
      scalars.removeFirst()
      range.start += 1
    }
    while scalars.last == "," {
      scalars.removeLast()
      range.end -= 1
    }
    guard !scalars.isEmpty else { return nil }
    return .init(text: String(scalars), quoted: false, range: range)
  }

  private func isOperatorOrField(at start: Int) -> Bool {
    var end = start
    while end < scalars.count, isNameSign(scalars[end]) { end += 1 }
    let name = text(start, end)
    if end < scalars.count, scalars[end] == ":" { return true }
    return ["OR", "AND", "NOT"].contains(name) || isDash(scalars[start])
  }

  /// Up to the closing quote, or to the end of the text.
  private mutating func quoted() -> (text: String, closed: Bool) {
    place += 1
    let start = place
    while place < scalars.count, !QueryLexer.isQuote(scalars[place]) { place += 1 }
    let inside = text(start, place)
    let closed = place < scalars.count
    if closed { place += 1 }
    return (inside, closed)
  }

  /// Up to a space, a parenthesis or a quote.
  private mutating func bareRun() -> String {
    let start = place
    while place < scalars.count {
      let sign = scalars[place]
      if isSpace(sign) || sign == "(" || sign == ")" || QueryLexer.isQuote(sign) { break }
      place += 1
    }
    return text(start, place)
  }

  private mutating func skipSpaces() {
    while place < scalars.count, isSpace(scalars[place]) { place += 1 }
  }

  private func peek() -> Unicode.Scalar? { place < scalars.count ? scalars[place] : nil }

  private func text(_ start: Int, _ end: Int) -> String {
    let signs = scalars[start..<end]
    if signs.allSatisfy(\.isASCII) {
      return String(unsafeUninitializedCapacity: signs.count) { bytes in
        for (place, sign) in signs.enumerated() {
          bytes[place] = UInt8(truncatingIfNeeded: sign.value)
        }
        return signs.count
      }
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: signs)
    return text
  }

  private mutating func add(_ kind: QueryToken.Kind, from start: Int) {
    tokens.append(QueryToken(kind: kind, range: TypedRange(start, place)))
  }

  /// Spaces, and everything that no reader can see.
  private func isSpace(_ sign: Unicode.Scalar) -> Bool {
    if sign.isASCII { return sign.value <= 0x20 || sign.value == 0x7F }
    return sign.value == 0x3000 || sign.value <= 0xA0 || sign.properties.isWhitespace
  }

  static func isQuote(_ sign: Unicode.Scalar) -> Bool {
    switch sign {
    case "\"", "“", "”", "„", "‟", "«", "»", "＂", "″", "‶", "ʺ", "ˮ", "〝", "〞", "〟": true
    default: false
    }
  }

  private func isDash(_ sign: Unicode.Scalar) -> Bool {
    switch sign.value {
    case 0x2D, 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: true
    default: false
    }
  }

  private func isNameSign(_ sign: Unicode.Scalar) -> Bool {
    switch sign.value {
    case 0x41...0x5A, 0x61...0x7A: true
    case ..<0x80: sign == "_" || isDash(sign)
    default: sign.properties.isAlphabetic || isDash(sign)
    }
  }
}
