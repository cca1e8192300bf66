internal import ExemplarBundle

/// A whole number of minutes, 1 to 6000.
struct MinutesRule: KeyRule {
  static let range = 1...6000

  func read(_ value: RecordValue, at desk: inout KeyDesk) -> Int? {
    guard let text = desk.text(value, example: "\(desk.key): 45") else { return nil }
    let isDigits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    if isDigits, let minutes = Int(text), Self.range.contains(minutes) { return minutes }
    desk.tell(
      .badNumber, at: value, "“\(text)” is not a whole number of minutes from 1 to 6000.",
      remedy: "Write the number alone, as in “\(desk.key): 45”.")
    return nil
  }
}
