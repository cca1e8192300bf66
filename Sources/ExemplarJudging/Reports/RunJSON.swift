internal import Foundation

/// A run as one JSON object: the six figures and `queries`, how many they are the mean of.
public struct RunJSON: Encodable {
  let run: JudgedRun
  /// Figures of every question, too.
  let listsQueries: Bool
  /// How it compares with an earlier run.
  let comparison: RunComparison?

  /// Prepares to print a run.
  public init(_ run: JudgedRun, listsQueries: Bool = false, comparison: RunComparison? = nil) {
    self.run = run
    self.listsQueries = listsQueries
    self.comparison = comparison
  }

  /// One line of JSON, its keys in order.
  public func text() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
  }

  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Member.self)
    let quality = run.quality
    for metric in Metric.allCases { try members.encode(quality[metric], forKey: Member(metric)) }
    try members.encode(quality.count, forKey: "queries")
    if let comparison { try members.encode(ComparisonJSON(comparison), forKey: "against") }
    guard listsQueries else { return }
    try members.encode(SavedRun(run).queries, forKey: "perQuery")
    try members.encode(run.times.mean, forKey: "ms")
    if !run.bait.isEmpty {
      try members.encode(run.bait.map { BaitJSON($0) }, forKey: "bait")
    }
  }
}

/// What a bait found.
private struct BaitJSON: Encodable {
  let id: String
  let total: Int
  let foundNothing: Bool

  init(_ answer: JudgedAnswer) {
    (id, total, foundNothing) = (answer.query.id, answer.total, answer.foundNothing)
  }
}

/// Each figure before and now, and how likely the difference is chance.
private struct ComparisonJSON: Encodable {
  let comparison: RunComparison

  init(_ comparison: RunComparison) { self.comparison = comparison }

  func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Member.self)
    let (before, now) = (comparison.before, comparison.now)
    for metric in Metric.allCases {
      let test = comparison.test(metric)
      var figures = members.nestedContainer(keyedBy: Member.self, forKey: Member(metric))
      try figures.encode(before[metric], forKey: "before")
      try figures.encode(now[metric], forKey: "now")
      try figures.encode(test.permutation, forKey: "pSigns")
      try figures.encode(test.student, forKey: "pStudent")
    }
    try members.encode(comparison.changes.count, forKey: "queries")
  }
}

/// A key by any name.
struct Member: CodingKey, ExpressibleByStringLiteral {
  let stringValue: String
  var intValue: Int? { nil }

  init(stringLiteral value: String) { stringValue = value }
  init(_ metric: Metric) { stringValue = metric.rawValue }
  init?(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}
