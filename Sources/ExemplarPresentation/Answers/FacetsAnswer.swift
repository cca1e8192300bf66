public import ExemplarSearch

/// The counts alone: the answer of `facets`.
public struct FacetsAnswer: Hashable, Sendable {
  /// What was counted over; an empty query counts the whole collection.
  public var query: SearchPage.QueryEcho
  /// How many lessons match.
  public var total: Int
  public var facets: [Facet]
  public var index: SearchPage.IndexStamp

  /// Makes an answer.
  public init(
    query: SearchPage.QueryEcho, total: Int, facets: [Facet], index: SearchPage.IndexStamp
  ) {
    self.query = query
    self.total = total
    self.facets = facets
    self.index = index
  }
}

extension FacetsAnswer: Codable {
  private enum Key: String, CodingKey {
    case schema, query, total, facets, index
  }

  /// Writes the answer of schema 1.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(AnswerJSON.schema, forKey: .schema)
    try container.encode(query, forKey: .query)
    try container.encode(total, forKey: .total)
    try container.encode(facets, forKey: .facets)
    try container.encode(index, forKey: .index)
  }

  /// Reads an answer of schema 1.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    try container.requireSchema(.schema)
    self.init(
      query: try container.decode(SearchPage.QueryEcho.self, forKey: .query),
      total: try container.decode(Int.self, forKey: .total),
      facets: try container.decode([Facet].self, forKey: .facets),
      index: try container.decode(SearchPage.IndexStamp.self, forKey: .index))
  }
}
