/// A figure that says how good the order of hits is; its raw value is its name everywhere.
public enum Metric: String, CaseIterable, Sendable, Codable, CodingKeyRepresentable {
  /// Normalized discounted cumulative gain of the first ten: the gain is the grade, the discount log2(rank + 1).
  case ndcg = "ndcg@10"
  /// Mean average precision.
  case map
  /// Share of the first ten that is relevant.
  case precision = "p@10"
  /// Share of what is relevant that stands among the first hundred.
  case recall = "r@100"
  /// One over the rank of the first relevant hit.
  case mrr
  /// Share of queries that find nothing at all: the less, the better.
  case zero

  /// As a column is headed.
  public var title: String {
    switch self {
    case .ndcg: "nDCG@10"
    case .map: "MAP"
    case .precision: "P@10"
    case .recall: "R@100"
    case .mrr: "MRR"
    case .zero: "zero"
    }
  }
}
