public import ExemplarBundle
public import ExemplarVocabulary
internal import Foundation

/// Our own judged questions: the files of `index/judgments/`.
///
/// ```swift
/// let judgments = try Judgments(
///   folder: "index/judgments", exemplars: ["paper-circuits"], fields: settings.fields)
/// judgments.queries.first?.grades   // ["paper-circuits": 3]
/// ```
/// What cannot be used is told with file and line; the rest is taken.
public struct Judgments: Sendable {
  /// File by file, in their order.
  public private(set) var queries: [JudgedQuery] = []
  /// What is wrong, in order of place.
  public private(set) var findings: [Diagnostic] = []
  /// Where each question stands.
  private var places: [String: String] = [:]

  /// The file beside the judgments that holds the floor.
  static let floorName = "floor.yaml"

  /// The files of a folder that hold questions.
  public static func files(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []  // No folder.
    return names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") && $0 != floorName }.sorted()
  }

  /// Reads a folder, for a collection of these exemplars.
  public init(folder: String, exemplars: [String], fields: [Field]) throws(JudgingError) {
    let files = Judgments.files(in: folder)
    guard !files.isEmpty else { throw .notJudged(folder) }
    for file in files {
      let (content, path, problems) = try JudgmentYAML.read(file, in: folder, begins: "queries:")
      findings += problems
      if let content { read(content, JudgmentReader(path: path, exemplars, fields)) }
    }
  }

  private mutating func read(_ content: RecordValue, _ reader: JudgmentReader) {
    var reader = reader
    let read = reader.queries(content)
    var told = reader.findings
    for (query, line) in read {
      if let place = places[query.id] {
        told.append(
          Diagnostic(
            "duplicate-query", .error, path: reader.path, line: line,
            "“\(query.id)” is asked already, in \(place).", remedy: "Take one of them away."))
      } else {
        places[query.id] = "\(reader.path):\(line)"
        queries.append(query)
      }
    }
    findings += told.sorted { ($0.line ?? 0) < ($1.line ?? 0) }
  }
}
