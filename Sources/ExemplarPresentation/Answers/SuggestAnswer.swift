public import ExemplarSearch

/// What a reader may mean by what she has typed so far: the answer of `suggest`, schema 1.
public struct SuggestAnswer: Hashable, Sendable {
  /// As typed.
  public var q: String
  /// Best first.
  public var suggestions: [Suggested]
  /// Shards that are missing; empty while all answer.
  public var warnings: [QueryWarning]

  /// Makes an answer.
  public init(q: String, suggestions: [Suggested], warnings: [QueryWarning] = []) {
    self.q = q
    self.suggestions = suggestions
    self.warnings = warnings
  }
}

extension SuggestAnswer: Codable {
  private enum Key: String, CodingKey {
    case schema, q, suggestions, warnings
  }

  /// Writes the answer of schema 1.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(AnswerJSON.schema, forKey: .schema)
    try container.encode(q, forKey: .q)
    try container.encode(suggestions, forKey: .suggestions)
    try container.encode(warnings, forKey: .warnings)
  }

  /// Reads an answer of schema 1; one of an earlier server has no warnings.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    try container.requireSchema(.schema)
    self.init(
      q: try container.decode(String.self, forKey: .q),
      suggestions: try container.decode([Suggested].self, forKey: .suggestions),
      warnings: try container.decodeIfPresent([QueryWarning].self, forKey: .warnings) ?? [])
  }
}
