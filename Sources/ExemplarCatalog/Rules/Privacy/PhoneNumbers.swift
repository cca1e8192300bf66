/// Telephone numbers: of North America by their form, others by their country code, and any behind “phone”.
///
/// Numbers that cost the caller nothing (800, 888, …) are hotlines and nobody's own.
struct PhoneNumbers: PrivacyPattern {
  let code = RuleCode.phoneNumber
  let noun = "a telephone number"
  let remedy = "Remove it if it is a person's; a school's own number may stay."

  /// `213…`
  func masked(_ quote: String) -> String { "\(quote.prefix { $0 != " " && $0 != "-" }.prefix(4))…" }

  func matches(in text: [UInt8]) -> [Range<Int>] {
    var matches: [Range<Int>] = []
    var place = 0
    while place < text.count {
      let byte = text[place]
      let begins = Letter.isDigit(byte) || Letter.isOne(byte, of: "(+")
      if begins, isFree(text, before: place), let end = end(text, place), !text.isInsideLink(place)
      {
        matches.append(place..<end)
        place = end
      } else if Letter.isDigit(byte) {
        while place < text.count, Letter.isDigit(text[place]) { place += 1 }
      } else {
        place += 1
      }
    }
    return matches
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
