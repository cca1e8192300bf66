/// Street addresses in the forms of the United States and of Spanish: `1425 Maple Street`, `Calle Olvera 12`.
struct StreetAddresses: PrivacyPattern {
  let code = RuleCode.streetAddress
  let noun = "a street address"
  let remedy = "Remove it if somebody lives there; a school's or a museum's address may stay."

  /// `1425 M…`
  func masked(_ quote: String) -> String {
    let words = quote.split(separator: " ")
    guard words.count > 1 else { return "\(quote.prefix(2))…" }
    return "\(words[0]) \(words[1].prefix(1))…"
  }

  func matches(in marked: MarkedBytes) -> [Range<Int>] {
    var matches: [Range<Int>] = []
    var end = 0
    for place in marked.numbers where place >= end {
      let line = Self.line(marked.bytes, around: place)
      end = line.endIndex
      if line.count < 20_000 { matches += AddressLine(line).matches }
    }
    return matches
  }

  private static func line(_ text: [UInt8], around place: Int) -> ArraySlice<UInt8> {
    let newline = UInt8(ascii: "\n")
    var (start, end) = (place, place)
    while start > 0, text[start - 1] != newline { start -= 1 }
    while end < text.count, text[end] != newline { end += 1 }
    return text[start..<end]
  }
}
