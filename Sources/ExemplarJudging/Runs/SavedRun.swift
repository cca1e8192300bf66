internal import Foundation

/// A run as it is kept to compare later ones with.
public struct SavedRun: Hashable, Sendable, Codable {
  /// The figures of one question.
  public struct Query: Hashable, Sendable {
    public var id: String
    public var kind: String?
    public var quality: QueryQuality
    public var total: Int
    public var milliseconds: Double
    /// The ids of the first ten hits.
    public var top: [String]
  }

  /// Of this form.
  public var schema = 1
  /// The questions that something relevant is known of, in their order.
  public var queries: [Query]

  /// What is kept of a run.
  public init(_ run: JudgedRun) {
    queries = run.judged.map { answer in
      Query(
        id: answer.query.id, kind: answer.query.kind, quality: answer.quality, total: answer.total,
        milliseconds: answer.milliseconds, top: answer.hits.prefix(10).map(\.id))
    }
  }

  /// Reads a file that ``write(to:)`` wrote.
  public static func read(_ path: String) throws(JudgingError) -> SavedRun {
    let data: Data
    do { data = try Data(contentsOf: URL(fileURLWithPath: path)) } catch {
      throw .unreadable(path, reason: error.localizedDescription)
    }
    do { return try JSONDecoder().decode(SavedRun.self, from: data) } catch {
      throw .notARun(path, reason: String(describing: error))
    }
  }

  /// Writes a file, which is whole or as it was.
  public func write(to path: String) throws(JudgingError) {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    do {
      try encoder.encode(self).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch { throw .cannotWrite(path, reason: error.localizedDescription) }
  }
}

extension SavedRun.Query: Codable {
  /// Reads the figures by their names.
  public init(from decoder: any Decoder) throws {
    let members = try decoder.container(keyedBy: Member.self)
    id = try members.decode(String.self, forKey: "id")
    kind = try members.decodeIfPresent(String.self, forKey: "kind")
    total = try members.decode(Int.self, forKey: "total")
    milliseconds = try members.decode(Double.self, forKey: "ms")
    top = try members.decode([String].self, forKey: "top")
    quality = QueryQuality(
      values: Dictionary(
        uniqueKeysWithValues: try Metric.allCases.map { metric in
          (metric, try members.decode(Double.self, forKey: Member(metric)))
        }))
  }

  /// Writes the figures by their names.
  public func encode(to encoder: any Encoder) throws {
    var members = encoder.container(keyedBy: Member.self)
    try members.encode(id, forKey: "id")
    try members.encodeIfPresent(kind, forKey: "kind")
    for metric in Metric.allCases { try members.encode(quality[metric], forKey: Member(metric)) }
    try members.encode(total, forKey: "total")
    try members.encode(milliseconds, forKey: "ms")
    try members.encode(top, forKey: "top")
  }
}
