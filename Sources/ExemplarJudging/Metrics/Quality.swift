/// How good a search is over many queries: the mean of each figure.
public struct Quality: Hashable, Sendable {
  /// How many queries it is the mean of.
  public let count: Int
  private let means: [Metric: Double]

  /// One figure, from 0 to 1; 0 where there was no query.
  public subscript(_ metric: Metric) -> Double { means[metric] ?? 0 }

  /// Takes the mean.
  public init(of queries: [QueryQuality]) {
    count = queries.count
    let divisor = Double(max(queries.count, 1))
    means = Dictionary(
      uniqueKeysWithValues: Metric.allCases.map { metric in
        (metric, queries.reduce(0) { $0 + $1[metric] } / divisor)
      })
  }
}
