internal import ExemplarBundle
internal import Foundation

/// One line of `qrels.tsv`: query, document, grade; TREC's form has an unused column in second place.
struct GradeLine {
  var query: String
  var document: String
  var grade: Int
  /// From 1.
  var line: Int

  /// What stands above the grades where there is a header.
  private static let headings: Set<String> = ["score", "grade", "relevance", "rel", "label"]

  /// The sound lines of a file; the others are told.
  static func list(_ data: Data, file: String, findings: inout [Diagnostic]) -> [GradeLine] {
    var lines: [GradeLine] = []
    for (number, bytes) in TextLines(data) {
      let columns = columns(of: String(decoding: bytes, as: UTF8.self))
      if number == 1, headings.contains(columns.last?.lowercased() ?? "") { continue }
      guard columns.count == 3 || columns.count == 4 else {
        findings.append(.unsound(file, number, bytes, "has not three columns, nor TREC's four"))
        continue
      }
      guard let grade = grade(columns[columns.count - 1]) else {
        findings.append(
          Diagnostic(
            "not-a-grade", .error, path: file, line: number,
            "“\(columns[columns.count - 1])” is not a grade.",
            remedy: "Write a whole number: 0 for what is not relevant."))
        continue
      }
      lines.append(
        GradeLine(
          query: columns[0], document: columns[columns.count - 2], grade: grade, line: number))
    }
    return lines
  }

  /// By tabs where there are some, else by spaces.
  private static func columns(of line: String) -> [String] {
    let pieces =
      line.contains("\t")
      ? line.split(separator: "\t", omittingEmptySubsequences: false)
      : line.split(whereSeparator: \.isWhitespace)
    return pieces.map { $0.trimmingCharacters(in: .whitespaces) }
  }

  /// `1.0` is a whole number as well.
  private static func grade(_ text: String) -> Int? {
    Int(text) ?? Double(text).flatMap { Int(exactly: $0) }
  }
}
