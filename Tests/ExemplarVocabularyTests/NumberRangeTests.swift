import ExemplarVocabulary
import Testing

@Suite struct NumberRangeTests {
  @Test(
    arguments: [
      ("45", 45, 45), ("..45", nil, 45), ("30..", 30, nil), ("30..60", 30, 60), ("30-60", 30, 60),
      ("30–60", 30, 60), ("30 … 60", 30, 60), (" 0 ", 0, 0), ("30 - 60", 30, 60),
    ] as [(String, Int?, Int?)])
  func `reads a number or a range`(written: String, lower: Int?, upper: Int?) throws {
    let range = try NumberRange(written)
    #expect(range.lower == lower)
    #expect(range.upper == upper)
  }

  @Test(arguments: [
    "..", "-", "-5", "30-", "a", "4.5", "1,000", "10-20-30", "1..2..3", "1234567890", "٣", "+5",
    "45 min",
  ])
  func `refuses what is no whole number`(written: String) {
    let error = #expect(throws: ValueError.self) { try NumberRange(written) }
    #expect(error == .notNumber(written))
  }

  @Test func `says how to write a range`() {
    let error = #expect(throws: ValueError.self) { try NumberRange("soon") }
    #expect(
      error?.message
        == "“soon” is not a whole number or a range. Write it as “45”, “..45”, “30..” or “30-60”.")
    let falling = #expect(throws: ValueError.self) { try NumberRange("60-30") }
    #expect(falling?.message == "The range “60-30” falls. Write it as “30-60”.")
    let empty = #expect(throws: ValueError.self) { try NumberRange("") }
    #expect(empty?.code == "empty-value")
  }

  @Test func `contains both its ends`() throws {
    let range = try NumberRange("30-60")
    #expect([29, 30, 60, 61].map(range.contains) == [false, true, true, false])
    #expect(try NumberRange("..45").contains(0))
  }
}
