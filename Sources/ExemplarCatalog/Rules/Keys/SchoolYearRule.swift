internal import ExemplarBundle
internal import ExemplarVocabulary

/// A school year: `2018-2019`.
struct SchoolYearRule: KeyRule {
  func read(_ value: RecordValue, at desk: inout KeyDesk) -> String? {
    guard let text = desk.text(value, example: "school-year: 2018-2019") else { return nil }
    do throws(ValueError) {
      let year = try SchoolYear(text)
      if text != year.id {
        desk.tell(.takenAs, at: value, "“\(text)” was taken to mean the school year \(year.id).")
      }
      return year.id
    } catch {
      desk.tell(
        .badSchoolYear, at: value, error.summary, remedy: "Write both years, as in “2018-2019”.")
      return nil
    }
  }
}
