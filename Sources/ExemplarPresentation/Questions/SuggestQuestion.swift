public import ExemplarSearch

/// What a reader may mean by what she has typed so far: the question of `suggest`.
public struct SuggestQuestion: Question {
  /// As typed, unfinished; without anything there are no suggestions.
  public var q: String
  /// How many suggestions at most, 1 to 20.
  public var limit: Int

  /// Makes a question.
  public init(_ q: String, limit: Int = 10) {
    self.q = q
    self.limit = limit
  }

  public func answer(from reader: IndexReader) throws(SearchError) -> SuggestAnswer {
    let suggestions = try reader.suggestions(for: q, limit: limit)
    return SuggestAnswer(q: q, suggestions: suggestions, warnings: reader.shardWarnings)
  }

  public var address: QuestionAddress {
    QuestionAddress("suggest", parameters: [.init("q", q), .init("limit", String(limit))])
  }
}
