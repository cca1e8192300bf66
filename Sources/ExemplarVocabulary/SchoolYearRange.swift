/// One school year, or all from one to another; an open end reaches as far as there are years.
///
/// ```swift
/// try SchoolYearRange("2017..2019")   // 2017–2018 to 2019–2020, three school years
/// try SchoolYearRange("2017..")       // 2017–2018 and later
/// try SchoolYearRange("2018-19")      // 2018–2019 alone
/// ```
public struct SchoolYearRange: Hashable, Sendable {
  /// The first school year; nil where it is open.
  public let first: SchoolYear?
  /// The last school year, itself included; nil where it is open.
  public let last: SchoolYear?

  /// Reads a school year or a range with `..` between two of them, of which one may be missing.
  public init(_ text: String) throws(ValueError) {
    guard let (left, right) = RangeText.ends(text) else {
      let year = try SchoolYear(text)
      first = year
      last = year
      return
    }
    if left.isEmpty, right.isEmpty { throw .notSchoolYear(text) }
    first = left.isEmpty ? nil : try SchoolYear(left)
    last = right.isEmpty ? nil : try SchoolYear(right)
    if let first, let last, last < first {
      throw .falling(text, .schoolYear, proposal: "\(last.begins)..\(first.begins)")
    }
  }

  /// True where the school year lies between the ends.
  public func contains(_ year: SchoolYear) -> Bool {
    (first.map { $0 <= year } ?? true) && (last.map { year <= $0 } ?? true)
  }
}
