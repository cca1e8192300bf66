/// The answer of `withdraw --lift`, schema 1 of `withdrawal-answer-1.json`.
public struct LiftAnswer: Hashable, Sendable {
  public let id: String
  /// Those that are public again.
  public let versions: [Int]

  /// Makes an answer.
  public init(id: String, versions: [Int]) {
    self.id = id
    self.versions = versions
  }
}

extension LiftAnswer: Codable {
  private enum CodingKeys: String, CodingKey { case schema, id, withdrawn, versions }

  /// Writes schema 1.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(AnswerSchema.number, forKey: .schema)
    try container.encode(id, forKey: .id)
    try container.encode(false, forKey: .withdrawn)
    try container.encode(versions, forKey: .versions)
  }

  /// Reads schema 1.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try container.requireSchema(.schema)
    self.init(
      id: try container.decode(String.self, forKey: .id),
      versions: try container.decode([Int].self, forKey: .versions))
  }
}
