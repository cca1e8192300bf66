internal import ExemplarBundle

/// A day that the calendar has: `2018-11-05`.
struct DateRule: KeyRule {
  func read(_ value: RecordValue, at desk: inout KeyDesk) -> CalendarDay? {
    guard let text = desk.text(value, example: "\(desk.key): 2018-11-05") else { return nil }
    if let day = CalendarDay(text) { return day }
    desk.tell(
      .badDate, at: value, "“\(text)” is not a day of the calendar written as YYYY-MM-DD.",
      remedy: "Write it as in “2018-11-05”.")
    return nil
  }
}
