internal import Foundation

/// A run in TREC's form, for other people's evaluators: query, `Q0`, document, rank, score, name.
///
/// ```
/// 1 Q0 1938 1 1000 exemplar
/// ```
/// Evaluators sort by the score, so it only falls from hit to hit.
public struct TRECRun: Sendable {
  private let run: JudgedRun

  /// Prepares to write a run.
  public init(_ run: JudgedRun) { self.run = run }

  /// One line a hit; blanks in names, which the form cannot hold, become underscores.
  public var text: String {
    run.judged.map { answer in
      let query = TRECRun.name(answer.query.id)
      return answer.hits.enumerated().map { place, hit in
        "\(query) Q0 \(TRECRun.name(hit.id)) \(place + 1) \(Judge.depth - place) exemplar\n"
      }.joined()
    }.joined()
  }

  /// Writes a file, which is whole or as it was.
  public func write(to path: String) throws(JudgingError) {
    do {
      try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch { throw .cannotWrite(path, reason: error.localizedDescription) }
  }

  private static func name(_ id: String) -> String {
    id.split(whereSeparator: \.isWhitespace).joined(separator: "_")
  }
}
