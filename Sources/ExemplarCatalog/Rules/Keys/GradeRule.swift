internal import ExemplarBundle
internal import ExemplarVocabulary

/// One written grade, band, level or range: `K`, `3-5`, `6th`, `high school`.
struct GradeRule: KeyRule {
  func read(_ value: RecordValue, at desk: inout KeyDesk) -> GradeExpression? {
    guard let text = desk.text(value, example: "grades: [3, 4, 5]"),
      let vocabulary = desk.vocabulary("grades", at: value)
    else { return nil }
    do throws(ValueError) {
      let expression = try GradeExpression(text, in: vocabulary)
      note(expression, value, &desk)
      return expression
    } catch {
      desk.tell(error, at: value)
      return nil
    }
  }

  private func note(_ expression: GradeExpression, _ value: RecordValue, _ desk: inout KeyDesk) {
    let grades = expression.grades
    if grades == [expression.written] { return }
    let noun = grades.count == 1 ? "grade" : "grades"
    desk.tell(
      .takenAs, at: value,
      "“\(expression.written)” was taken to mean \(noun) \(Words.list(grades, "and")).")
  }
}
