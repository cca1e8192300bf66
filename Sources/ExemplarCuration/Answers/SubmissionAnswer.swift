public import ExemplarBundle

/// The answer of `submit`, of the moves and of `submissions show`, schema 1 of `submission-answer-1.json`.
///
/// ```swift
/// let answer = SubmissionAnswer(page)   // of `submissions show`
/// answer.page == page                   // true, also after a journey as JSON but for the page's folder
/// ```
public struct SubmissionAnswer: Hashable, Sendable {
  public let submission: SubmissionDocument
  /// Of `submit`: false where the same bag was there already.
  public let isNew: Bool?
  /// What the check of the newest bag found; nil after a move.
  public let findings: [Diagnostic]?
  /// Of `submissions show`.
  public let page: SubmissionPage?

  /// The answer of a move, or of `submit`.
  public init(
    _ submission: SubmissionDocument, isNew: Bool? = nil, findings: [Diagnostic]? = nil
  ) {
    self.submission = submission
    self.isNew = isNew
    self.findings = findings
    page = nil
  }

  /// The answer of `submissions show`.
  public init(_ page: SubmissionPage) {
    submission = page.document
    isNew = nil
    findings = page.findings
    self.page = page
  }
}

extension SubmissionAnswer: Codable {
  private enum CodingKeys: String, CodingKey {
    case schema, submission, isNew, findings, school, returned, comparedWith, difference, messages,
      moves
  }

  /// Writes absent members as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(AnswerSchema.number, forKey: .schema)
    try container.encode(submission, forKey: .submission)
    try container.encode(isNew, forKey: .isNew)
    try container.encode(findings, forKey: .findings)
    try container.encode(page?.school, forKey: .school)
    try container.encode(page?.returned, forKey: .returned)
    try container.encode(page?.comparedWith, forKey: .comparedWith)
    try container.encode(page?.difference, forKey: .difference)
    try container.encode(page?.messages, forKey: .messages)
    try container.encode(page?.moves, forKey: .moves)
  }

  /// Reads an answer of schema 1; one with moves has a page.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try container.requireSchema(.schema)
    let submission = try container.decode(SubmissionDocument.self, forKey: .submission)
    let findings = try container.decodeIfPresent([Diagnostic].self, forKey: .findings)
    guard let moves = try container.decodeIfPresent([Move].self, forKey: .moves) else {
      self.init(
        submission, isNew: try container.decodeIfPresent(Bool.self, forKey: .isNew),
        findings: findings)
      return
    }
    var page = SubmissionPage(
      document: submission, findings: findings ?? [],
      messages: try container.decode([SubmissionPage.Message].self, forKey: .messages),
      moves: moves)
    page.school = try container.decodeIfPresent(String.self, forKey: .school)
    page.returned = try container.decodeIfPresent(
      SubmissionPage.Returned.self, forKey: .returned)
    page.comparedWith = try container.decodeIfPresent(String.self, forKey: .comparedWith)
    page.difference = try container.decodeIfPresent(Difference.self, forKey: .difference)
    self.init(page)
  }
}
