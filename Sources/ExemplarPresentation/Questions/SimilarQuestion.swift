public import ExemplarSearch
internal import ExemplarVocabulary

/// Which lessons are like one lesson: the question of `similar ID`.
public struct SimilarQuestion: Question {
  public var id: String
  /// From 1.
  public var page: Int
  /// Lessons on a page, at most 100.
  public var perPage: Int

  /// Makes a question; ids have no capitals.
  public init(_ id: String, page: Int = 1, perPage: Int = 10) {
    self.id = id
    self.page = page
    self.perPage = perPage
  }

  /// Asks the index, and measures how long that takes.
  public func answer(from reader: IndexReader) throws(SearchError) -> SearchPage {
    let began = Moment.now()
    let results = try reader.similar(to: id, page: page, perPage: perPage)
    return SearchPage(results, self, tookMs: began.milliseconds)
  }

  public func check() throws(SearchError) {
    try SearchLimits().check(page: page, perPage: perPage)
  }

  public var address: QuestionAddress {
    var parameters: [QuestionAddress.Parameter] = []
    if page != 1 { parameters.append(.init("page", String(page))) }
    parameters.append(.init("per_page", String(perPage)))
    return QuestionAddress("exemplars", id, "similar", parameters: parameters)
  }
}

extension SearchPage {
  /// The page that names the neighbors of a lesson; nobody typed anything, so `q` is nil.
  init(_ results: Results, _ question: SimilarQuestion, tookMs: Double) {
    self.init(
      query: QueryEcho(
        q: nil, understood: results.like.map { "like \(quoted($0.title))" } ?? "",
        terms: results.query.searchedWords, filters: [], expanded: [],
        warnings: results.query.warnings),
      total: results.total, page: question.page, perPage: question.perPage, hits: results.hits,
      facets: [], index: IndexStamp(revision: results.revision, exemplars: results.exemplars),
      tookMs: tookMs)
  }
}
