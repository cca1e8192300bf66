public import ExemplarBundle

/// The order in which findings are told: by place; on one line by the record's table, then as they were found.
public enum FindingOrder {
  private static let parts = ["lesson.md", "process.md", "reflection.md"]
  private static let keys = Dictionary(
    uniqueKeysWithValues: RecordKey.allCases.enumerated().map { ($1.rawValue, $0) })

  /// The record's findings first, then the Markdown parts', then other files' by path; each by line.
  public static func sorted(
    _ findings: [Diagnostic], record: String? = "exemplar.yaml"
  ) -> [Diagnostic] {
    findings.enumerated()
      .sorted { left, right in
        let places = (place(left.element, record), place(right.element, record))
        if places.0 != places.1 { return places.0 < places.1 }
        return left.offset < right.offset
      }
      .map(\.element)
  }

  private struct Place: Comparable {
    var rank: Int
    var path: String
    var line: Int
    var key: Int

    static func < (left: Place, right: Place) -> Bool {
      (left.rank, left.path, left.line, left.key)
        < (right.rank, right.path, right.line, right.key)
    }
  }

  private static func place(_ finding: Diagnostic, _ record: String?) -> Place {
    let path = finding.path ?? ""
    let rank = finding.path == record ? 0 : parts.firstIndex(of: path).map { $0 + 1 } ?? 9
    let key = finding.key.flatMap { keys[$0] } ?? keys.count
    return Place(rank: rank, path: path, line: finding.line ?? 0, key: key)
  }
}
