/// The answer of `submissions log`, schema 1 of `submission-log-answer-1.json`.
public struct SubmissionLogAnswer: Hashable, Sendable {
  public let number: Int
  /// Oldest first, each as `event-1.json` has it.
  public let events: [Event]

  /// Makes an answer.
  public init(number: Int, events: [Event]) {
    self.number = number
    self.events = events
  }
}

extension SubmissionLogAnswer: Codable {
  private enum CodingKeys: String, CodingKey { case schema, number, events }

  /// Writes schema 1.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(AnswerSchema.number, forKey: .schema)
    try container.encode(number, forKey: .number)
    try container.encode(events, forKey: .events)
  }

  /// Reads schema 1.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try container.requireSchema(.schema)
    self.init(
      number: try container.decode(Int.self, forKey: .number),
      events: try container.decode([Event].self, forKey: .events))
  }
}
