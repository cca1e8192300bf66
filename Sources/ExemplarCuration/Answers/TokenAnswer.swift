/// The answer of `token create` and of `token revoke`, schema 1 of `token-answer-1.json`.
public struct TokenAnswer: Hashable, Sendable {
  public let token: TokenDocument
  /// Of `create` alone: what the bearer sends.
  public let secret: String?

  /// Tells of a token, and of one that was just made what its bearer sends.
  public init(_ token: TokenDocument, secret: String? = nil) {
    self.token = token
    self.secret = secret
  }
}

extension TokenAnswer: Codable {
  private enum CodingKeys: String, CodingKey { case schema, token, secret }

  /// Writes schema 1, an absent secret as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(AnswerSchema.number, forKey: .schema)
    try container.encode(token, forKey: .token)
    try container.encode(secret, forKey: .secret)
  }

  /// Reads schema 1.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try container.requireSchema(.schema)
    self.init(
      try container.decode(TokenDocument.self, forKey: .token),
      secret: try container.decodeIfPresent(String.self, forKey: .secret))
  }
}
