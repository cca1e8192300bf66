/// Telephone numbers: of North America by their form, others by their country code, and any behind “phone”.
///
/// Numbers that cost the caller nothing (800, 888, …) are hotlines and nobody's own.
struct PhoneNumbers: PrivacyPattern {
  let code = RuleCode.phoneNumber
  let noun = "a telephone number"
  let remedy = "Remove it if it is a person's; a school's own number may stay."

  /// `213…`
  func masked(_ quote: String) -> String { "\(quote.prefix { $0 != " " && $0 != "-" }.prefix(4))…" }

  func matches(in marked: MarkedBytes) -> [Range<Int>] {
    let text = marked.bytes
    var matches: [Range<Int>] = []
    for place in marked.numbers where hasEnoughDigits(text, place) {
      let limit = matches.last?.upperBound ?? 0
      guard place >= limit else { continue }
      for start in starts(text, place) where start >= limit && isFree(text, before: start) {
        guard let end = end(text, start), !text.isInsideLink(start) else { continue }
        matches.append(start..<end)
        break
      }
    }
    return matches
  }

  /// Seven digits with nothing between them but what a number may have.
  private func hasEnoughDigits(_ text: [UInt8], _ place: Int) -> Bool {
    var digits = 0
    for byte in text[place...] {
      if Letter.isDigit(byte) {
        digits += 1
        if digits == 7 { return true }
      } else if !Letter.isOne(byte, of: " -.()") {
        return false
      }
    }
    return false
  }

  /// Where a number with these first digits may begin: `+(`, `(` or `+`, and the digits themselves.
  private func starts(_ text: [UInt8], _ place: Int) -> [Int] {
    guard place > 0, Letter.isOne(text[place - 1], of: "(+") else { return [place] }
    let isBoth =
      place > 1 && text[place - 2] == UInt8(ascii: "+") && text[place - 1] == UInt8(ascii: "(")
    return isBoth ? [place - 2, place - 1, place] : [place - 1, place]
  }

  private func isFree(_ text: [UInt8], before place: Int) -> Bool {
    guard place > 0 else { return true }
    let before = text[place - 1]
    return !Letter.isWord(before) && !Letter.isOne(before, of: "./-_=#$%&\\^+)")
  }

  private func end(_ text: [UInt8], _ start: Int) -> Int? {
    var number = DialedNumber(text, from: start)
    guard number.read(), number.isPhone(cued: isCued(text, start)) else { return nil }
    return number.end
  }

  /// True where a word before says that a telephone number follows.
  private func isCued(_ text: [UInt8], _ start: Int) -> Bool {
    let words = text.before(start, 28).lowercased().split { !$0.isLetter }
    return words.suffix(4).contains { word in
      Self.cues.contains(String(word)) || Self.beginnings.contains { word.hasPrefix($0) }
    }
  }

  private static let cues: Set<String> = ["tel", "tél", "cell", "cel", "call", "fax", "mobile"]
  private static let beginnings = [
    "phone", "telephone", "whatsapp", "celular", "móvil", "teléf", "telef", "llam",
  ]
}
