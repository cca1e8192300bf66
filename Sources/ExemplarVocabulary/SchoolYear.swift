/// A school year: two calendar years that follow each other.
///
/// ```swift
/// try SchoolYear("2018–19").id     // "2018-2019"
/// try SchoolYear("2018").label     // "2018–2019": the year that begins in 2018
/// try SchoolYear("2018-2020")      // throws .notConsecutive
/// ```
public struct SchoolYear: Hashable, Sendable, Comparable {
  /// The calendar year in which it begins.
  public let begins: Int

  /// The years that are understood, 1900 to 2199: enough for any record, and a mistyped digit is noticed.
  public static let understood = 1900...2199

  /// The school year that begins in a calendar year, or nil outside `understood`.
  public init?(begins: Int) {
    guard Self.understood.contains(begins) else { return nil }
    self.begins = begins
  }

  /// Reads `2018-2019`, `2018–19`, `2018/19`, `SY 2018-2019` or `2018`.
  public init(_ text: String) throws(ValueError) {
    let name = withoutLead(folded(text))
    if name.isEmpty { throw .empty(.schoolYear) }
    let parts = name.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "/" }
    guard parts.count <= 2, let begins = year(parts[0]), let first = SchoolYear(begins: begins)
    else { throw .notSchoolYear(text) }
    self = first
    if parts.count == 1 { return }
    guard let ends = year(parts[1], after: begins) else { throw .notSchoolYear(text) }
    guard ends == begins + 1 else {
      let several = ends > begins ? ["\(begins)..\(ends - 1)"] : []
      throw .notConsecutive(text, proposals: [first.id] + several)
    }
  }

  /// As it is stored and linked: `2018-2019`.
  public var id: String { "\(begins)-\(begins + 1)" }

  /// As a reader sees it: `2018–2019`.
  public var label: String { "\(begins)–\(begins + 1)" }

  /// The earlier year comes first.
  public static func < (one: SchoolYear, other: SchoolYear) -> Bool { one.begins < other.begins }
}

/// Four digits; or two, read as the end of a year that began in `after`.
private func year(_ text: Substring, after: Int? = nil) -> Int? {
  let text = folded(String(text))
  guard text.utf8.allSatisfy({ $0 &- 0x30 < 10 }), let number = Int(text) else { return nil }
  if text.utf8.count == 4 { return number }
  guard text.utf8.count == 2, let after else { return nil }
  let century = (after + 1) / 100 * 100
  return century + number
}

/// The folded text without `SY` or `school year` before it.
private func withoutLead(_ name: String) -> String {
  for lead in ["school year ", "ano escolar ", "ciclo escolar ", "sy "] where name.hasPrefix(lead) {
    return String(name.dropFirst(lead.count))
  }
  return name
}
