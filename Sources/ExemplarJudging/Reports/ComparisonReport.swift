/// A comparison in words: means, whether they differ by more than chance, and where most was lost and won.
public struct ComparisonReport: Sendable {
  private static let most = 10
  private let comparison: RunComparison
  private let name: String

  /// Tells of a comparison with the run of a name.
  public init(_ comparison: RunComparison, against name: String) {
    self.comparison = comparison
    self.name = name
  }

  /// All of it.
  public var text: String {
    let losses = comparison.losses
    let gains = comparison.gains
    let same = comparison.changes.count - losses.count - gains.count
    return
      ([
        "against \(name): \(comparison.changes.count) queries in both\n" + table,
        "nDCG@10: \(gains.count) better, \(same) the same, \(losses.count) worse\n",
      ] + [list("worst", losses), list("best", gains), strangers].filter { !$0.isEmpty })
      .joined(separator: "\n")
  }

  private var table: String {
    var table = TextTable()
    table.add(["", "before", "now", "change", "p by signs", "p by t"])
    let (before, now) = (comparison.before, comparison.now)
    for metric in Metric.allCases {
      let test = comparison.test(metric)
      table.add([
        metric.title, before[metric].shown(), now[metric].shown(), test.mean.signed,
        test.permutation.shown(), test.student?.shown() ?? "–",
      ])
    }
    return table.text
  }

  private func list(_ title: String, _ changes: [RunComparison.Change]) -> String {
    guard !changes.isEmpty else { return "" }
    return title + "\n"
      + changes.prefix(ComparisonReport.most).map { change in
        "  \(change.difference(.ndcg).signed)  \(change.before[.ndcg].shown()) → "
          + "\(change.now[.ndcg].shown())  \(change.id)\n"
      }.joined()
  }

  private var strangers: String {
    [("only now", comparison.onlyNow), ("only before", comparison.onlyBefore)]
      .filter { !$0.1.isEmpty }
      .map { "\($0): \($1.joined(separator: " · "))\n" }.joined()
  }
}
