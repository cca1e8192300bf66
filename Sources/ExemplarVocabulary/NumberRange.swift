/// Whole numbers between two ends, both included; an open end has no limit.
///
/// ```swift
/// try NumberRange("..45")    // up to 45
/// try NumberRange("30-60")   // 30 to 60
/// try NumberRange("45")      // 45 alone
/// try NumberRange("60-30")   // throws .falling
/// ```
public struct NumberRange: Hashable, Sendable {
  /// The smallest number; nil where it is open.
  public let lower: Int?
  /// The largest number; nil where it is open.
  public let upper: Int?

  /// Reads `45`, `..45`, `30..`, `30..60` or `30-60`: digits alone, at most nine of them.
  public init(_ text: String) throws(ValueError) {
    let name = folded(text)
    if name.isEmpty { throw .empty(.number) }
    if let ends = RangeText.ends(text) {
      lower = ends.left.isEmpty ? nil : try number(ends.left, in: text)
      upper = ends.right.isEmpty ? nil : try number(ends.right, in: text)
    } else {
      let ends = name.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
      lower = try number(folded(String(ends[0])), in: text)
      upper = try number(folded(String(ends[ends.count - 1])), in: text)
    }
    if lower == nil, upper == nil { throw .notNumber(text) }
    if let lower, let upper, upper < lower {
      throw .falling(text, .number, proposal: "\(upper)-\(lower)")
    }
  }

  /// True where the number lies between the ends.
  public func contains(_ number: Int) -> Bool {
    (lower.map { $0 <= number } ?? true) && (upper.map { number <= $0 } ?? true)
  }
}

/// One end of what was written.
private func number(_ end: String, in text: String) throws(ValueError) -> Int {
  guard end.utf8.count <= 9, end.utf8.allSatisfy({ $0 &- 0x30 < 10 }), let value = Int(end)
  else { throw .notNumber(text) }
  return value
}
