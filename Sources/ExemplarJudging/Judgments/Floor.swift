public import ExemplarBundle
internal import ExemplarVocabulary

/// The least that the shipped judgments must reach: `index/judgments/floor.yaml`.
///
/// ```yaml
/// ndcg@10: 0.85
/// zero: 0        # at most
/// bait: 1        # the share of bait that finds nothing
/// ```
public struct Floor: Sendable {
  /// What is bounded.
  public enum Bound: Hashable, Sendable {
    case metric(Metric)
    case bait

    /// As it is written.
    public var name: String {
      switch self {
      case .metric(let metric): metric.rawValue
      case .bait: "bait"
      }
    }
  }

  /// A figure that is not as good as it must be.
  public struct Shortfall: Hashable, Sendable, CustomStringConvertible {
    public var bound: Bound
    public var value: Double
    public var floor: Double

    public var description: String {
      bound == .metric(.zero)
        ? "\(bound.name) is \(value.shown()), and may be \(floor.shown()) at most."
        : "\(bound.name) is \(value.shown()), below its floor of \(floor.shown())."
    }
  }

  private static let names = Metric.allCases.map(\.rawValue) + ["bait"]

  /// In the order of the file.
  public private(set) var bounds: [(bound: Bound, value: Double)] = []

  /// Reads the floor of a folder of judgments.
  public static func read(
    in folder: String
  ) throws(JudgingError) -> (floor: Floor, findings: [Diagnostic]) {
    var (content, path, findings) = try JudgmentYAML.read(
      Judgments.floorName, in: folder, begins: "ndcg@10: 0.85")
    var floor = Floor()
    if case .mapping(let entries)? = content?.content {
      for entry in entries { floor.add(entry, path: path, &findings) }
    }
    if floor.bounds.isEmpty, findings.isEmpty {
      findings.append(
        Diagnostic(
          "no-floor", .error, path: path, line: content?.line, "No floor is named here.",
          remedy: "Write, say, “ndcg@10: 0.85”."))
    }
    return (floor, findings)
  }

  private mutating func add(_ entry: RecordEntry, path: String, _ findings: inout [Diagnostic]) {
    func tell(_ code: String, _ summary: String, _ remedy: String) {
      findings.append(
        Diagnostic(code, .error, path: path, line: entry.line, summary, remedy: remedy))
    }
    let bound = entry.key == "bait" ? Bound.bait : Metric(rawValue: entry.key).map(Bound.metric)
    guard let bound else {
      let near = nearestWords(to: entry.key, among: Floor.names).first
      return tell(
        "unknown-metric", "“\(entry.key)” is not a figure that is measured.",
        near.map { "Did you mean “\($0)”?" }
          ?? "Use one of: \(Floor.names.joined(separator: ", ")).")
    }
    guard case .text(let text) = entry.value.content, let value = Double(text),
      (0...1).contains(value)
    else {
      return tell(
        "not-a-share", "The value of “\(entry.key)” is not a number from 0 to 1.",
        "Write, say, 0.85.")
    }
    bounds.append((bound, value))
  }

  /// Where a run is not good enough.
  public func shortfalls(of run: JudgedRun) -> [Shortfall] {
    let quality = run.quality
    return bounds.compactMap { bound, floor in
      let value: Double
      switch bound {
      case .metric(let metric): value = quality[metric]
      case .bait:
        let bait = run.bait
        value = bait.isEmpty ? 1 : Double(bait.count { $0.foundNothing }) / Double(bait.count)
      }
      let isEnough = bound == .metric(.zero) ? value <= floor : value >= floor
      return isEnough ? nil : Shortfall(bound: bound, value: value, floor: floor)
    }
  }
}
