public import ExemplarSearch

/// How many lessons have which values: the question of `facets`.
public struct FacetsQuestion: Question {
  /// Words and filters; which page is asked for does not matter.
  public var request: SearchRequest
  /// Names of facets; empty: all.
  public var fields: [String]

  /// Makes a question.
  public init(_ request: SearchRequest, fields: [String] = []) {
    self.request = request
    self.fields = fields
  }

  public func answer(from reader: IndexReader) throws(SearchError) -> FacetsAnswer {
    var request = request
    request.perPage = 1
    request.facets = fields.isEmpty ? .all : .named(fields)
    let page = try SearchQuestion(request).answer(from: reader)
    return FacetsAnswer(
      query: page.query, total: page.total, facets: page.facets, index: page.index)
  }

  public var address: QuestionAddress {
    var parameters = request.questionParameters
    parameters += fields.map { .init("field", $0) }
    if request.includesEmptyValues { parameters.append(.init("all", "true")) }
    return QuestionAddress("facets", parameters: parameters)
  }
}
