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
  private var results: Results
  private var nanoseconds: Int64

  /// Asks.
  init(_ question: EngineQuestion, from reader: IndexReader) throws {
    let clock = ContinuousClock()
    let began = clock.now
    results = try reader.search(question.request)
    let (seconds, attoseconds) = (clock.now - began).components
    nanoseconds = seconds * 1_000_000_000 + attoseconds / 1_000_000_000
  }

  /// The line.
  var line: String {
    let marked = results.hits.count { $0.snippet?.ranges.isEmpty == false }
    let ids = results.hits.map(\.card.id).joined(separator: " ")
    let counts = results.facets.flatMap { facet in
      EngineAnswer.counts(facet.values).map { "\(facet.field):\($0)" }
    }
    return ["\(results.total)", "\(nanoseconds)", "\(marked)", ids, counts.joined(separator: " ")]
      .joined(separator: "\t")
  }

  private static func counts(_ values: [FacetValue]) -> [String] {
    values.flatMap { value in
      (value.count > 0 ? ["\(value.value.lowercased())=\(value.count)"] : [])
        + counts(value.children)
    }
  }
}
