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

  func matches(in text: [UInt8]) -> [Range<Int>] {
    text.split(separator: UInt8(ascii: "\n")).flatMap { line -> [Range<Int>] in
      guard line.contains(where: Letter.isDigit), line.count < 20_000 else { return [] }
      return AddressLine(line).matches
    }
  }
}
