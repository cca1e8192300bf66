import ExemplarSearchLog
import Testing

@Suite struct PersonalTextTests {
  @Test(arguments: [
    "jane.doe@school.example", "robots ana＠lausd", "@ana", "student 1234567", "id 01020",
    "010203M001", "213-555-0147", "(213) 555-0147", "213 555 0147", "555-0147", "+1 213.555.0147",
    "+33 6 12 34 56 78", "123-45-6789", "born 3/14/2015", "2015-03-14", "٠١٢٣٤ lesson",
    "https://docs.example/d/1", "exemplar_k5cmq7zax2pd_\(String(repeating: "ab2", count: 18))",
    "grade 3 call 213 555 0147",
  ])
  func `withholds what may belong to a person`(text: String) {
    #expect(PersonalText.isPersonal(text), "\(text)")
  }

  @Test(arguments: [
    "", "paper circuits", "robots grade:3-5 -iste:5", "grades 3-5 2018-2019", "year:2017..2019",
    "minutes:..45", "3-5.AP.13", "iste:1.4.a", "standard:3-5.AP.13 2018-2019", "K–2", "1000 robots",
    "20th street elementary", "micro:bit v2 2019 2020 2021", "\"design process\"", "búsqueda ñ",
    "3/4 of a pizza", "1.5 2.5 3.5", "机器人 3年级",
  ])
  func `keeps what teachers ask`(text: String) {
    #expect(!PersonalText.isPersonal(text), "\(text)")
  }
}
