public import ExemplarSearch
internal import ExemplarVocabulary

/// Which lessons answer these words and filters: the question of `search`.
public struct SearchQuestion: Question {
  public var request: SearchRequest

  /// Makes a question.
  public init(_ request: SearchRequest) { self.request = request }

  /// Asks the index, and measures how long that takes.
  public func answer(from reader: IndexReader) throws(SearchError) -> SearchPage {
    let began = Moment.now()
    let results = try reader.search(request)
    return SearchPage(results, request, tookMs: began.milliseconds)
  }

  public func check() throws(SearchError) {
    try request.limits.check(page: request.page, perPage: request.perPage)
  }

  public var address: QuestionAddress {
    var parameters = request.questionParameters
    if let order = request.order { parameters.append(.init("sort", order.rawValue)) }
    if request.page != 1 { parameters.append(.init("page", String(request.page))) }
    parameters.append(.init("per_page", String(request.perPage)))
    switch request.facets {
    case .none: break
    case .all: parameters.append(.init("facets", "all"))
    case .named(let names): parameters.append(.init("facets", names.joined(separator: ",")))
    }
    if request.includesEmptyValues { parameters.append(.init("all", "true")) }
    if request.collapsesSchools { parameters.append(.init("collapse", "school")) }
    return QuestionAddress("search", parameters: parameters)
  }
}

extension SearchRequest {
  /// Words, filters and how strictly they are read, as URL parameters.
  var questionParameters: [QuestionAddress.Parameter] {
    var parameters: [QuestionAddress.Parameter] = text.isEmpty ? [] : [.init("q", text)]
    parameters += options.map { .init(($0.excluded ? "not." : "") + $0.field, $0.value) }
    if includesUnknown { parameters.append(.init("include_unknown", "true")) }
    if isStrict { parameters.append(.init("strict", "true")) }
    if !recognizes { parameters.append(.init("words_only", "true")) }
    return parameters
  }
}

extension SearchPage {
  /// The page that answers a request.
  public init(_ results: Results, _ request: SearchRequest, tookMs: Double) {
    self.init(
      query: QueryEcho(
        q: request.text, understood: results.query.summary, terms: results.query.searchedWords,
        filters: results.query.understoodFilters, expanded: results.query.expanded,
        recognized: results.recognized, warnings: results.query.warnings),
      total: results.total, page: request.page, perPage: request.perPage, hits: results.hits,
      facets: results.facets, suggestion: results.suggestion, relaxed: results.relaxed,
      withAllWords: results.withAllWords, without: results.without, unknown: results.unknown,
      index: IndexStamp(revision: results.revision, exemplars: results.exemplars), tookMs: tookMs)
  }
}
