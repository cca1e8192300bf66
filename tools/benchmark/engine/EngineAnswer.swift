import ExemplarSearch
import ExemplarVocabulary

/// What an engine answers: one line, five columns parted by tabs.
///
/// | column | for example |
/// |---|---|
/// | how many match | `812` |
/// | nanoseconds from the question to the answer, inside the process | `340125` |
/// | how many hits have a snippet with a marked word | `10` |
/// | the first ten, best first | `paper-circuits-000012 …` |
/// | counts over all matches, in lower case | `grade:4=31 grade:k-2=9 …` |
struct EngineAnswer {
  var total: Int
  var nanoseconds: Int64
  var marked = 0
  var ids: [String]
  var counts: [String]

  /// The line.
  var line: String {
    [
      "\(total)", "\(nanoseconds)", "\(marked)", ids.joined(separator: " "),
      counts.joined(separator: " "),
    ].joined(separator: "\t")
  }

  /// Does a piece of work, and takes its nanoseconds.
  static func timed<Value>(_ work: () throws -> Value) rethrows -> (Value, Int64) {
    let clock = ContinuousClock()
    let began = clock.now
    let value = try work()
    let (seconds, attoseconds) = (clock.now - began).components
    return (value, seconds * 1_000_000_000 + attoseconds / 1_000_000_000)
  }
}

extension EngineAnswer {
  /// Asks the whole of our engine.
  init(_ question: EngineQuestion, from reader: IndexReader) throws {
    let (results, nanoseconds) = try Self.timed { try reader.search(question.request) }
    self.init(
      total: results.total, nanoseconds: nanoseconds,
      marked: results.hits.count { $0.snippet?.ranges.isEmpty == false },
      ids: results.hits.map(\.card.id),
      counts: results.facets.flatMap { facet in
        EngineAnswer.counts(facet.values).map { "\(facet.field):\($0)" }
      })
  }

  private static func counts(_ values: [FacetValue]) -> [String] {
    values.flatMap { value in
      (value.count > 0 ? ["\(value.value.lowercased())=\(value.count)"] : [])
        + counts(value.children)
    }
  }
}
