/// The answer of `withdraw`, schema 1 of `withdrawal-answer-1.json`.
public struct WithdrawalAnswer: Hashable, Sendable {
  public let report: WithdrawalReport

  /// Tells what a withdrawal did.
  public init(_ report: WithdrawalReport) { self.report = report }
}

extension WithdrawalAnswer: Codable {
  private enum CodingKeys: String, CodingKey {
    case schema, id, withdrawn, reason, versions, erased, declined, remarks, indexProblem
  }

  /// Writes absent members as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(AnswerSchema.number, forKey: .schema)
    try container.encode(report.id, forKey: .id)
    try container.encode(true, forKey: .withdrawn)
    try container.encode(report.reason, forKey: .reason)
    try container.encode(report.versions, forKey: .versions)
    try container.encode(report.erased, forKey: .erased)
    try container.encode(report.declined, forKey: .declined)
    try container.encode(report.remarks, forKey: .remarks)
    try container.encode(report.indexProblem, forKey: .indexProblem)
  }

  /// Reads schema 1.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try container.requireSchema(.schema)
    self.init(
      WithdrawalReport(
        id: try container.decode(String.self, forKey: .id),
        reason: try container.decode(Reason.Code.self, forKey: .reason),
        versions: try container.decode([Int].self, forKey: .versions),
        erased: try container.decode(Bool.self, forKey: .erased),
        declined: try container.decodeIfPresent(Int.self, forKey: .declined),
        remarks: try container.decode([String].self, forKey: .remarks),
        indexProblem: try container.decodeIfPresent(String.self, forKey: .indexProblem)))
  }
}
