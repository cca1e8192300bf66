import ExemplarVocabulary
import Testing

@Suite struct GradeExpressionTests {
  @Test(
    arguments: [
      ("3", "3"), ("3rd", "3"), ("03", "3"), ("third grade", "3"), ("tercer grado", "3"),
      ("3º", "3"),
      ("3er grado", "3"), ("Gr. 3", "3"), ("K", "K"), ("kínder", "K"), ("Pre-K", "PK"),
      ("T-K", "TK"),
      ("k-2", "K 1 2"), ("K–2", "K 1 2"), ("K to 2", "K 1 2"), ("TK-2", "TK K 1 2"),
      ("pre-k-1", "PK TK K 1"), ("3..5", "3 4 5"), ("3…5", "3 4 5"), ("3–5", "3 4 5"),
      ("Grades 3-5", "3 4 5"), ("grado 3 a grado 5", "3 4 5"),
      ("from 3rd through 5th grade", "3 4 5"),
      ("..2", "PK TK K 1 2"), ("9..", "9 10 11 12"), ("..", nil), ("6th-8th", "6 7 8"),
      ("3-3", "3"),
      ("grades 3, 4 and 5", "3 4 5"), ("4/5", "4 5"), ("K, 3-4; 8", "K 3 4 8"), ("5 y 3", "3 5"),
      ("3 & 5", "3 5"), ("3&5", "3 5"), ("elementary", "TK K 1 2 3 4 5"), ("ES", "TK K 1 2 3 4 5"),
      ("High School", "9 10 11 12"), ("middle school and 9", "6 7 8 9"),
      ("upper elementary", "3 4 5"),
      ("3rd grade, 4th grade", "3 4"), ("k-12", "K 1 2 3 4 5 6 7 8 9 10 11 12"),
      ("8-6", nil), ("thrid", nil), ("secundaria", nil), ("junior", nil), ("", nil), ("5a", nil),
      ("52 Street ES", nil), ("PS 3.0", nil), ("3-5.AP.10", nil), ("13", nil), ("0", nil),
      ("-", nil),
      ("3-", nil), (",", nil), ("3,,4", "3 4"), ("K-12 CS Framework", nil), ("1234567890123", nil),
    ] as [(String, String?)])
  func `reads a written grade, range or list`(written: String, expected: String?) {
    let expression = try? GradeExpression(written, in: grades)  // nil is what the table says
    #expect(expression?.grades.joined(separator: " ") == expected)
  }

  @Test func `refuses what is too long to be grades without reading it`() {
    for text in [String(repeating: "3-", count: 100_000), String(repeating: "3,", count: 100_000)] {
      let error = #expect(throws: ValueError.self) { try GradeExpression(text, in: grades) }
      #expect(error?.code == "unknown-value")
      #expect((error?.message.count ?? .max) < 200)
    }
  }

  @Test func `lets a range win over an alias`() throws {
    // The alias 6th-8th belongs to a band that covers grade 7 alone here.
    #expect(try GradeExpression("6th-8th", in: grades).grades == ["6", "7", "8"])
    #expect(try GradeExpression("6th-8th", in: grades).entry == nil)
    #expect(try GradeExpression("elementary", in: grades).entry?.id == "elementary")
  }

  @Test(arguments: [
    ("thrid", "“thrid” is not a grade. Did you mean “3”?"),
    ("K, Thrid  grade", "“Thrid” is not a grade. Did you mean “3”?"),
    ("8-6", "The range “8-6” falls. Write it as “6-8”."),
    ("grades 5th–K", "The range “5th–K” falls. Write it as “K-5”."),
    (
      "junior",
      "“junior” is ambiguous: grade 11, or “junior high” (7–8). Write “middle”."
    ),
    (
      "Secundaria",
      """
      “Secundaria” is ambiguous: grades 7–9 in Mexico; in US Spanish middle or high school. Write a \
      grade that is certain; “exemplar vocabulary grades” lists them.
      """
    ),
    (" ", "There is no grade. Write a grade; “exemplar vocabulary grades” lists them."),
    (
      "qqqqqqq",
      "“qqqqqqq” is not a grade. Write a grade; “exemplar vocabulary grades” lists them."
    ),
  ])
  func `says what is wrong with a grade and what to write`(written: String, message: String) {
    let error = #expect(throws: ValueError.self) { try GradeExpression(written, in: grades) }
    #expect(error?.message == message)
  }
}
