internal import ExemplarBundle
internal import ExemplarCuration
internal import Foundation

/// One submission as JSON.
struct SubmissionDocument: Encodable {
  let submission: Submission
  let isOverdue: Bool

  private enum CodingKeys: String, CodingKey {
    case number, exemplar, title, state, waitingFor, round, digest, submitted, actor, claimedBy,
      since, publishOn, version, isOverdue
  }

  /// Writes absent members as null.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(submission.number, forKey: .number)
    try container.encode(submission.exemplar, forKey: .exemplar)
    try container.encode(submission.title, forKey: .title)
    try container.encode(submission.state, forKey: .state)
    try container.encode(submission.waitingFor, forKey: .waitingFor)
    try container.encode(submission.round, forKey: .round)
    try container.encode(submission.digest, forKey: .digest)
    try container.encode(submission.submitted.formatted(.iso8601), forKey: .submitted)
    try container.encode(submission.actor, forKey: .actor)
    try container.encode(submission.claimedBy, forKey: .claimedBy)
    try container.encode(submission.since.formatted(.iso8601), forKey: .since)
    try container.encode(submission.publishOn, forKey: .publishOn)
    try container.encode(submission.version, forKey: .version)
    try container.encode(isOverdue, forKey: .isOverdue)
  }
}

/// The answer of `submit`, of the moves and of `submissions show` as JSON, schema 1.
struct SubmissionAnswer: Encodable {
  let submission: SubmissionDocument
  /// Of `submit`: false where the same bag was there already.
  var isNew: Bool?
  /// What the check of the newest bag found.
  var findings: [Diagnostic]?
  /// Of `submissions show`.
  var page: SubmissionPage?

  private enum CodingKeys: String, CodingKey {
    case schema, submission, isNew, findings, returned, comparedWith, difference, messages, moves
  }

  /// Writes absent members as null.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(1, forKey: .schema)
    try container.encode(submission, forKey: .submission)
    try container.encode(isNew, forKey: .isNew)
    try container.encode(findings, forKey: .findings)
    try container.encode(page?.returned, forKey: .returned)
    try container.encode(page?.comparedWith, forKey: .comparedWith)
    try container.encode(page?.difference, forKey: .difference)
    try container.encode(page?.messages, forKey: .messages)
    try container.encode(page?.moves.map(\.move.rawValue), forKey: .moves)
  }
}

/// The answer of `submissions list`, and of a move with several, as JSON, schema 1.
struct SubmissionsAnswer: Encodable {
  let schema = 1
  let submissions: [SubmissionDocument]
  /// Those that could not be published.
  var refused: [Refusal] = []

  /// Why one was not published.
  struct Refusal: Encodable {
    let number: Int
    let code: String
    let detail: String
    let findings: [Diagnostic]

    init(number: Int, _ error: CurationError) {
      self.number = number
      code = error.code.rawValue
      detail = error.message
      findings = error.findings
    }
  }
}

/// The answer of `submissions diff` as JSON, schema 1.
struct DifferenceAnswer: Encodable {
  let number: Int
  /// `round 1` or `v2`; nil where there is nothing to compare with.
  let from: String?
  let to: String
  let difference: Difference

  private enum CodingKeys: String, CodingKey {
    case schema, number, from, to, difference
  }

  /// Writes an absent `from` as null.
  func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(1, forKey: .schema)
    try container.encode(number, forKey: .number)
    try container.encode(from, forKey: .from)
    try container.encode(to, forKey: .to)
    try container.encode(difference, forKey: .difference)
  }
}
