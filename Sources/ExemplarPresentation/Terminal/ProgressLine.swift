internal import ExemplarVocabulary

/// How far long work has come, in words: what is done, how fast, and how long the rest will take.
///
/// ```swift
/// ProgressLine(step: "Indexing", done: 3_210, total: 12_517, seconds: 7.8).text()
/// // "Indexing 3,210 of 12,517 · 411 a second · 22 s left"
/// ```
public struct ProgressLine: Hashable, Sendable {
  /// What is being done: `Indexing`.
  public var step: String
  public var done: Int
  /// Nil where nobody knows yet.
  public var total: Int?
  /// Since it began.
  public var seconds: Double

  /// A line of some work.
  public init(step: String, done: Int, total: Int?, seconds: Double) {
    self.step = step
    self.done = done
    self.total = total
    self.seconds = seconds
  }

  /// The line. In its first half second a rate would say nothing.
  public func text(separator: String = " · ") -> String {
    var pieces = ["\(step) \(grouped(done))" + (total.map { " of \(grouped($0))" } ?? "")]
    if seconds > 0.5, done > 0 {
      let rate = Double(done) / seconds
      pieces.append(
        rate < 1 ? "\(grouped(Int(rate * 60))) a minute" : "\(grouped(Int(rate))) a second")
      if let total, total > done {
        pieces.append(ProgressLine.time(Double(total - done) / rate) + " left")
      }
    }
    return pieces.joined(separator: separator)
  }

  /// `23 s`, `4 min`, `2 h 10 min`
  private static func time(_ seconds: Double) -> String {
    guard seconds >= 90 else { return "\(max(1, Int(seconds))) s" }
    let minutes = seconds < 1e9 ? Int(seconds / 60) : 16_666_666
    return minutes < 90 ? "\(minutes) min" : "\(grouped(minutes / 60)) h \(minutes % 60) min"
  }
}
