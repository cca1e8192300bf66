internal import ExemplarSearch

extension SearchPage: Codable {
  private enum Key: String, CodingKey {
    case schema, query, total, page, perPage, pages, hits, facets, suggestion, relaxed
    case withAllWords, without, unknown, index, tookMs
  }

  /// Writes the answer of schema 1; `pages` and the hits' links are derived.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(AnswerJSON.schema, forKey: .schema)
    try container.encode(query, forKey: .query)
    try container.encode(total, forKey: .total)
    try container.encode(page, forKey: .page)
    try container.encode(perPage, forKey: .perPage)
    try container.encode(pages, forKey: .pages)
    try container.encode(hits.map { HitDocument($0) }, forKey: .hits)
    try container.encode(facets, forKey: .facets)
    try container.encode(suggestion, forKey: .suggestion)
    try container.encode(relaxed, forKey: .relaxed)
    try container.encode(withAllWords, forKey: .withAllWords)
    try container.encode(without, forKey: .without)
    try container.encode(unknown, forKey: .unknown)
    try container.encode(index, forKey: .index)
    try container.encode(tookMs, forKey: .tookMs)
  }

  /// Reads an answer of schema 1.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    try container.requireSchema(.schema)
    self.init(
      query: try container.decode(QueryEcho.self, forKey: .query),
      total: try container.decode(Int.self, forKey: .total),
      page: try container.decode(Int.self, forKey: .page),
      perPage: try container.decode(Int.self, forKey: .perPage),
      hits: try container.decode([HitDocument].self, forKey: .hits).map(\.hit),
      facets: try container.decode([Facet].self, forKey: .facets),
      suggestion: try container.decodeIfPresent(Suggestion.self, forKey: .suggestion),
      relaxed: try container.decode([String].self, forKey: .relaxed),
      withAllWords: try container.decodeIfPresent(Int.self, forKey: .withAllWords),
      without: try container.decode([WithoutCount].self, forKey: .without),
      unknown: try container.decode([String: Int].self, forKey: .unknown),
      index: try container.decode(IndexStamp.self, forKey: .index),
      tookMs: try container.decode(Double.self, forKey: .tookMs))
  }
}
