internal import Foundation

/// A run as one JSON object: the six figures and `queries`, how many they are the mean of.
public struct RunJSON: Encodable {
  let run: JudgedRun
  /// Figures of every question, too.
  let listsQueries: Bool

  /// Prepares to print a run.
  public init(_ run: JudgedRun, listsQueries: Bool = false) {
    self.run = run
    self.listsQueries = listsQueries
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
    if listsQueries { try members.encode(SavedRun(run).queries, forKey: "perQuery") }
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
