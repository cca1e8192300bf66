/// Where sentences begin and end in a text of one line a block, English or Spanish.
///
/// ```swift
/// let text = Array("Dr. Ruiz came at 3.5 p. m. ¿Por qué? She asked.".unicodeScalars)
/// SentenceBoundary(text).end(from: 0)   // 26, behind “p. m.”
/// ```
package struct SentenceBoundary {
  let scalars: [Unicode.Scalar]

  /// Looks at a text.
  package init(_ scalars: [Unicode.Scalar]) { self.scalars = scalars }

  /// Where the sentence begins that a place stands in.
  package func start(before place: Int) -> Int {
    var start = place
    while start > 0 {
      let before = scalars[start - 1]
      if before == "\n" { break }
      if before.isSpace, !scalars[start].isSpace, isEnd(at: start - 1) { break }
      start -= 1
    }
    while start < place, scalars[start].isSpace { start += 1 }
    return start
  }

  /// Behind the last sign of the sentence that a place stands in.
  package func end(from place: Int) -> Int {
    var end = place
    while end < scalars.count {
      if scalars[end] == "\n" || scalars[end].isSpace && isEnd(at: end) { break }
      end += 1
    }
    return trimmed(end, notBefore: place)
  }

  /// Without the spaces before a place.
  func trimmed(_ place: Int, notBefore first: Int) -> Int {
    var end = place
    while end > first, scalars[end - 1].isSpace { end -= 1 }
    return end
  }

  /// True where the text before a place ends as sentences do.
  func isClosed(at place: Int) -> Bool {
    var last = place - 1
    while last >= 0, place - last < 4, scalars[last].isClosing { last -= 1 }
    return last >= 0 && scalars[last].endsSentence
  }

  /// True where a sentence ends before a space.
  private func isEnd(at space: Int) -> Bool {
    guard isClosed(at: space) else { return false }
    var next = space
    while next < scalars.count, scalars[next].isSpace || scalars[next].isOpening { next += 1 }
    guard next < scalars.count else { return true }
    // “Why?” she asked: what goes on in lower case is still the same sentence.
    if scalars[next].isLowercaseLetter { return false }
    var last = space - 1
    while last > 0, scalars[last].isClosing { last -= 1 }
    return scalars[last] != "." || !isAbbreviation(at: last, before: scalars[next])
  }

  private func isAbbreviation(at point: Int, before next: Unicode.Scalar) -> Bool {
    var first = point
    while first > 0, point - first < 9, isWordSign(scalars[first - 1]) { first -= 1 }
    guard first < point else { return false }
    let written = scalars[first..<point]
    let beginsLine = first == 0 || scalars[first - 1] == "\n"
    // “1. Fold the card”, “a. Fold the card”: the number of a step.
    if beginsLine, written.count <= 2, written.allSatisfy(\.isDigit) || written.count == 1 {
      return true
    }
    let word = String(String.UnicodeScalarView(written)).lowercased()
    if SentenceBoundary.abbreviations.contains(word) { return true }
    if next.isDigit, SentenceBoundary.beforeNumbers.contains(word) { return true }
    // “J. Smith”, “U.S. Department”: capitals, each with its point.
    return written.enumerated().allSatisfy { place, scalar in
      place % 2 == 0 ? scalar.isUppercaseLetter : scalar == "."
    } && written.count % 2 == 1 && next.isUppercaseLetter
  }

  private func isWordSign(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "." || scalar.isDigit || scalar.isLetter
  }

  /// They are always followed by what they belong to.
  private static let abbreviations: Set<String> = [
    "e.g", "i.e", "eg", "ie", "vs", "dr", "dra", "mr", "mrs", "ms", "mx", "st", "prof", "cf", "sr",
    "sra", "srta", "ud", "uds", "ej", "ee", "approx", "aprox", "gen", "dept", "depto",
  ]
  /// They are such where a number follows; else they may be words that end a sentence.
  private static let beforeNumbers: Set<String> = [
    "p", "pp", "pg", "pgs", "pág", "págs", "no", "nos", "núm", "fig", "figs", "ch", "vol", "cap",
    "art", "sec", "ex", "ca", "c", "gr", "lám", "ver",
  ]
}

extension Unicode.Scalar {
  /// A space of any width, but not the end of a line.
  var isSpace: Bool {
    guard value >= 0x80 else { return value == 0x20 || value == 0x09 || value == 0x0D }
    return value == 0xA0 || value == 0x202F || (0x2000...0x200A).contains(value) || value == 0x3000
  }

  var isDigit: Bool { value &- 0x30 < 10 }

  /// A letter of any script. Those of ASCII, nearly all, are told without a look at Unicode's tables, here and below.
  var isLetter: Bool { isASCII ? (value | 0x20) &- 0x61 < 26 : properties.isAlphabetic }

  var isLowercaseLetter: Bool { isASCII ? value &- 0x61 < 26 : properties.isLowercase }

  var isUppercaseLetter: Bool { isASCII ? value &- 0x41 < 26 : properties.isUppercase }

  var endsSentence: Bool {
    switch self {
    case ".", "!", "?", "…", "。", "！", "？": true
    default: false
    }
  }

  /// Signs that may follow the end of a sentence and belong to it.
  var isClosing: Bool {
    switch self {
    case "\"", "'", "”", "’", "»", ")", "]": true
    default: false
    }
  }

  /// Signs that a sentence may begin with.
  var isOpening: Bool {
    switch self {
    case "\"", "'", "“", "‘", "«", "(", "[", "¿", "¡": true
    default: false
    }
  }

  /// Belongs to the sign before it: an accent, the color of a hand, what joins two signs into one.
  var continuesSign: Bool {
    !isASCII && (properties.isGraphemeExtend || value == 0x200D || properties.isEmojiModifier)
  }
}
