import ExemplarVocabulary
import Testing

@Suite struct SchoolYearTests {
  @Test(arguments: [
    ("2018-2019", "2018-2019"), ("2018–19", "2018-2019"), ("2018/19", "2018-2019"),
    ("2018/2019", "2018-2019"), ("2018", "2018-2019"), (" 2018 - 2019 ", "2018-2019"),
    ("SY 2018-19", "2018-2019"), ("año escolar 2018-2019", "2018-2019"), ("1999-00", "1999-2000"),
    ("２０１８", "2018-2019"),
  ])
  func `reads a school year`(written: String, id: String) throws {
    #expect(try SchoolYear(written).id == id)
  }

  @Test func `shows a school year with a dash`() throws {
    #expect(try SchoolYear("2018-2019").label == "2018–2019")
  }

  @Test(arguments: [
    (
      "2018-2020",
      """
      “2018-2020” is not a school year: its two years do not follow each other. Write “2018-2019” or \
      “2018..2019”.
      """
    ),
    (
      "2018-17",
      """
      “2018-17” is not a school year: its two years do not follow each other. Write “2018-2019”.
      """
    ),
    (
      "last year",
      "“last year” is not a school year. Write it as “2018-2019”, or several as “2017..2019”."
    ),
    ("", "There is no school year. Write a school year."),
  ])
  func `says what is wrong with a school year`(written: String, message: String) {
    let error = #expect(throws: ValueError.self) { try SchoolYear(written) }
    #expect(error?.message == message)
  }

  @Test(arguments: [
    "18-19", "2018-", "-2019", "2018-2019-2020", "20189", "0018-0019", "3018", "+201", "２０١٨",
    "99999999999999999999",
  ])
  func `refuses what is no school year`(written: String) {
    let error = #expect(throws: ValueError.self) { try SchoolYear(written) }
    #expect(error == .notSchoolYear(written))
  }

  @Test(
    arguments: [
      ("2017..2019", 2017, 2019), ("2017..", 2017, nil), ("..2019", nil, 2019),
      ("2017-2018..2019-2020", 2017, 2019), ("2017…2019", 2017, 2019), ("2018-19", 2018, 2018),
    ] as [(String, Int?, Int?)])
  func `reads a range of school years`(written: String, first: Int?, last: Int?) throws {
    let range = try SchoolYearRange(written)
    #expect(range.first?.begins == first)
    #expect(range.last?.begins == last)
  }

  @Test func `contains both its ends`() throws {
    let range = try SchoolYearRange("2017..2019")
    let within = (2016...2020).compactMap(SchoolYear.init(begins:)).filter(range.contains)
    #expect(within.map(\.begins) == [2017, 2018, 2019])
  }

  @Test(arguments: ["..", "x..2019", "2017..x"])
  func `refuses a range without school years`(written: String) {
    #expect(throws: ValueError.self) { try SchoolYearRange(written) }
  }

  @Test func `refuses a falling range`() {
    let error = #expect(throws: ValueError.self) { try SchoolYearRange("2019..2017") }
    #expect(error?.message == "The range “2019..2017” falls. Write it as “2017..2019”.")
  }
}
