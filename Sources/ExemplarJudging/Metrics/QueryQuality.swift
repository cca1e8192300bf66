internal import Foundation

/// How good one list of hits is, against grades that a person gave.
///
/// ```swift
/// let quality = QueryQuality(of: ["b", "x", "a"], grades: ["a": 3, "b": 1])
/// quality[.mrr]         // 1.0
/// quality[.precision]   // 0.2
/// ```
/// Relevant is what has a grade of 1 or more; what was not graded is not. A hit that is listed twice counts where it
/// stands first. What is relevant and not in the collection still counts as not found, as `trec_eval` counts.
public struct QueryQuality: Hashable, Sendable {
  private var values: [Metric: Double] = [:]

  /// One figure, from 0 to 1.
  public subscript(_ metric: Metric) -> Double { values[metric] ?? 0 }

  /// Measures a list, best first.
  public init(of hits: [String], grades: [String: Int]) {
    var seen: Set<String> = []
    let gains = hits.filter { seen.insert($0).inserted }.map { max(grades[$0] ?? 0, 0) }
    let relevant = grades.values.count { $0 > 0 }
    values[.zero] = hits.isEmpty ? 1 : 0
    guard relevant > 0 else { return }
    let ideal = QueryQuality.discounted(grades.values.sorted(by: >))
    values[.ndcg] = QueryQuality.discounted(gains) / ideal
    values[.map] = QueryQuality.precisions(gains) / Double(relevant)
    values[.precision] = Double(gains.prefix(10).count { $0 > 0 }) / 10
    values[.recall] = Double(gains.prefix(100).count { $0 > 0 }) / Double(relevant)
    values[.mrr] = gains.firstIndex { $0 > 0 }.map { 1 / Double($0 + 1) } ?? 0
  }

  /// Figures that were saved.
  public init(values: [Metric: Double]) { self.values = values }

  /// The discounted gain of the first ten.
  private static func discounted(_ gains: [Int]) -> Double {
    gains.prefix(10).enumerated().reduce(0) { sum, gain in
      sum + Double(max(gain.element, 0)) / log2(Double(gain.offset + 2))
    }
  }

  /// The precisions at each relevant hit, together.
  private static func precisions(_ gains: [Int]) -> Double {
    var found = 0
    var sum = 0.0
    for (place, gain) in gains.enumerated() where gain > 0 {
      found += 1
      sum += Double(found) / Double(place + 1)
    }
    return sum
  }
}
