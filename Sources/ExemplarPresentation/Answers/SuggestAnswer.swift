public import ExemplarSearch

/// What a reader may mean by what she has typed so far: the answer of `suggest`, schema 1.
public struct SuggestAnswer: Hashable, Sendable {
  /// As typed.
  public var q: String
  /// Best first.
  public var suggestions: [Suggested]

  /// Makes an answer.
  public init(q: String, suggestions: [Suggested]) {
    self.q = q
    self.suggestions = suggestions
  }
}

extension SuggestAnswer: Codable {
  private enum Key: String, CodingKey {
    case schema, q, suggestions
  }

  /// Writes the answer of schema 1.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(AnswerJSON.schema, forKey: .schema)
    try container.encode(q, forKey: .q)
    try container.encode(suggestions, forKey: .suggestions)
  }

  /// Reads an answer of schema 1.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    try container.requireSchema(.schema)
    self.init(
      q: try container.decode(String.self, forKey: .q),
      suggestions: try container.decode([Suggested].self, forKey: .suggestions))
  }
}
