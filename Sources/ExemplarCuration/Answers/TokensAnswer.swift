/// The answer of `token list`, schema 1 of `tokens-answer-1.json`.
public struct TokensAnswer: Hashable, Sendable {
  /// Oldest first.
  public let tokens: [TokenDocument]

  /// Makes an answer.
  public init(_ tokens: [TokenDocument]) { self.tokens = tokens }
}

extension TokensAnswer: Codable {
  private enum CodingKeys: String, CodingKey { case schema, tokens }

  /// Writes schema 1.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(AnswerSchema.number, forKey: .schema)
    try container.encode(tokens, forKey: .tokens)
  }

  /// Reads schema 1.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try container.requireSchema(.schema)
    self.init(try container.decode([TokenDocument].self, forKey: .tokens))
  }
}
