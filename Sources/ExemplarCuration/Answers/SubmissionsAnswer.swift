public import ExemplarBundle

/// The answer of `submissions list`, of `publish` and of a move with several, schema 1 of
/// `submissions-answer-1.json`.
public struct SubmissionsAnswer: Hashable, Sendable {
  public let submissions: [SubmissionDocument]
  /// Those that could not be published.
  public let refused: [Refusal]
  /// Why what was published cannot be found by a search yet; nil where it can.
  public let indexProblem: String?

  /// Why one was not published.
  public struct Refusal: Hashable, Sendable, Codable {
    public let number: Int
    public let code: String
    public let detail: String
    public let findings: [Diagnostic]

    /// Tells why, of one number.
    public init(number: Int, _ error: CurationError) {
      self.number = number
      code = error.code.rawValue
      detail = error.message
      findings = error.findings
    }
  }

  /// Makes an answer.
  public init(
    _ submissions: [SubmissionDocument], refused: [Refusal] = [], indexProblem: String? = nil
  ) {
    self.submissions = submissions
    self.refused = refused
    self.indexProblem = indexProblem
  }
}

extension SubmissionsAnswer: Codable {
  private enum CodingKeys: String, CodingKey { case schema, submissions, refused, indexProblem }

  /// Writes schema 1.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(AnswerSchema.number, forKey: .schema)
    try container.encode(submissions, forKey: .submissions)
    try container.encode(refused, forKey: .refused)
    try container.encode(indexProblem, forKey: .indexProblem)
  }

  /// Reads schema 1.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try container.requireSchema(.schema)
    self.init(
      try container.decode([SubmissionDocument].self, forKey: .submissions),
      refused: try container.decode([Refusal].self, forKey: .refused),
      indexProblem: try container.decodeIfPresent(String.self, forKey: .indexProblem))
  }
}
