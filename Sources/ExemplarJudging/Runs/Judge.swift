public import ExemplarSearch
internal import ExemplarVocabulary

/// Asks judged questions as a person would and measures what comes.
///
/// ```swift
/// let run = try Judge().run(collection.queries, on: index)
/// run.quality[.ndcg]   // 0.53
/// ```
public struct Judge: Sendable {
  /// So many hits are looked at, as `trec_eval` does.
  public static let depth = 1_000

  /// How words become an order.
  public var ranking = Ranking()
  /// Whether signs and field names in a question mean something.
  public var isTyped = false

  /// A judge with the ranking that searches use.
  public init() {}

  /// Asks all that something is known about.
  public func run(_ queries: [JudgedQuery], on index: JudgedIndex) throws(SearchError) -> JudgedRun
  {
    var answers: [JudgedAnswer] = []
    for query in queries where query.isJudged || query.isBait {
      answers.append(try answer(query, index))
    }
    return JudgedRun(answers: answers, withoutGrades: queries.count - answers.count)
  }

  private func answer(
    _ query: JudgedQuery, _ index: JudgedIndex
  ) throws(SearchError) -> JudgedAnswer {
    let results = try results(query, index.reader, hits: Judge.depth, reasons: false)
    let began = ContinuousClock.now
    _ = try self.results(query, index.reader, hits: 10, reasons: true)
    let time = ContinuousClock.now - began
    return JudgedAnswer(
      query: query, hits: results.hits.map { .init(id: index.name(of: $0), title: $0.card.title) },
      total: results.total, withAllWords: results.withAllWords,
      milliseconds: time / .milliseconds(1))
  }

  private func results(
    _ query: JudgedQuery, _ reader: IndexReader, hits: Int, reasons: Bool
  ) throws(SearchError) -> Results {
    if let like = query.like {
      return try reader.similar(
        to: like, perPage: min(hits, SearchLimits().pageSize), ranking: ranking)
    }
    var request = SearchRequest(query.text)
    request.isTyped = isTyped
    request.options = query.options
    request.ranking = ranking
    request.perPage = hits
    request.includesReasons = reasons
    request.limits = .judging
    return try reader.search(request)
  }
}

extension SearchLimits {
  /// None: collections ask in whole paragraphs.
  fileprivate static var judging: SearchLimits {
    var limits = SearchLimits()
    limits.characters = .max
    limits.terms = .max
    limits.filterValues = .max
    limits.pageSize = .max
    return limits
  }
}
