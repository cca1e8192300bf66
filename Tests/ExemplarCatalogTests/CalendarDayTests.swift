import ExemplarCatalog
import Testing

@Suite struct CalendarDayTests {
  @Test(arguments: ["2020-02-29", "2000-02-29", "1999-12-31", "0001-01-01"])
  func `reads the days that the calendar has`(text: String) throws {
    #expect(try #require(CalendarDay(text)).description == text)
  }

  @Test(arguments: [
    "2019-02-29", "1900-02-29", "2019-13-01", "2019-04-31", "2019-4-1", "20190401", "2019-04-01Z",
    "٢٠١٩-٠٤-٠١", "0000-01-01", "", "2019-00-10", "+019-01-01",
  ])
  func `refuses everything else`(text: String) {
    #expect(CalendarDay(text) == nil)
  }

  @Test(arguments: [
    (0, "1970-01-01"), (951_782_400, "2000-02-29"), (1_795_219_200, "2026-11-21"),
    (1_795_305_599, "2026-11-21"), (-1, "1969-12-31"),
  ])
  func `knows the day of a moment`(seconds: Int, day: String) {
    #expect(CalendarDay(secondsSince1970: seconds).description == day)
  }

  @Test func `orders days`() throws {
    let days = try ["2019-12-31", "2020-01-01", "2020-01-02"].map { try #require(CalendarDay($0)) }
    #expect(days.reversed().sorted() == days)
  }
}
