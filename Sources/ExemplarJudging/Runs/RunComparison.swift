/// A run beside an earlier one, question by question.
public struct RunComparison: Hashable, Sendable {
  /// One question in both.
  public struct Change: Hashable, Sendable {
    public var id: String
    public var before: QueryQuality
    public var now: QueryQuality

    /// How much better one figure is.
    public func difference(_ metric: Metric) -> Double { now[metric] - before[metric] }
  }

  /// In the order of the new run.
  public let changes: [Change]
  /// Questions that only one of them has.
  public let onlyNow: [String]
  public let onlyBefore: [String]

  /// Puts two runs side by side.
  public init(_ now: SavedRun, against before: SavedRun) {
    let earlier = Dictionary(
      before.queries.map { ($0.id, $0.quality) }, uniquingKeysWith: { first, _ in first })
    let ids = Set(now.queries.map(\.id))
    changes = now.queries.compactMap { query in
      earlier[query.id].map { Change(id: query.id, before: $0, now: query.quality) }
    }
    onlyNow = now.queries.map(\.id).filter { earlier[$0] == nil }
    onlyBefore = before.queries.map(\.id).filter { !ids.contains($0) }
  }

  /// Whether one figure differs by more than chance.
  public func test(_ metric: Metric) -> PairedTest {
    PairedTest(changes.map { $0.difference(metric) })
  }

  /// The figures of the questions in both.
  public var before: Quality { Quality(of: changes.map(\.before)) }
  /// The figures of the questions in both.
  public var now: Quality { Quality(of: changes.map(\.now)) }

  /// Those whose first ten became worse, the worst first.
  public var losses: [Change] {
    changes.filter { $0.difference(.ndcg) < 0 }
      .sorted { ($0.difference(.ndcg), $0.id) < ($1.difference(.ndcg), $1.id) }
  }

  /// Those whose first ten became better, the best first.
  public var gains: [Change] {
    changes.filter { $0.difference(.ndcg) > 0 }
      .sorted { ($1.difference(.ndcg), $0.id) < ($0.difference(.ndcg), $1.id) }
  }
}
