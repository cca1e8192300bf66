internal import Foundation

/// One submission as JSON, and whether it has waited too long.
///
/// ```swift
/// curation.document(of: submission).isOverdue   // false
/// ```
public struct SubmissionDocument: Hashable, Sendable {
  /// Its times are to the second, as they are written.
  public let submission: Submission
  /// True where it waits longer than `waiting-days`.
  public let isOverdue: Bool

  /// Makes a document.
  public init(_ submission: Submission, isOverdue: Bool) {
    var submission = submission
    submission.submitted = submission.submitted.wholeSecond
    submission.since = submission.since.wholeSecond
    self.submission = submission
    self.isOverdue = isOverdue
  }
}

extension SubmissionDocument: Codable {
  private enum CodingKeys: String, CodingKey {
    case number, exemplar, title, state, waitingFor, round, digest, submitted, actor, claimedBy,
      since, publishOn, version, isOverdue
  }

  /// Writes absent members as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(submission.number, forKey: .number)
    try container.encode(submission.exemplar, forKey: .exemplar)
    try container.encode(submission.title, forKey: .title)
    try container.encode(submission.state, forKey: .state)
    try container.encode(submission.waitingFor, forKey: .waitingFor)
    try container.encode(submission.round, forKey: .round)
    try container.encode(submission.digest, forKey: .digest)
    try container.encode(time: submission.submitted, forKey: .submitted)
    try container.encode(submission.actor, forKey: .actor)
    try container.encode(submission.claimedBy, forKey: .claimedBy)
    try container.encode(time: submission.since, forKey: .since)
    try container.encode(submission.publishOn, forKey: .publishOn)
    try container.encode(submission.version, forKey: .version)
    try container.encode(isOverdue, forKey: .isOverdue)
  }

  /// Reads a document; whose turn it is follows from the state.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let submission = Submission(
      number: try container.decode(Int.self, forKey: .number),
      exemplar: try container.decode(String.self, forKey: .exemplar),
      title: try container.decode(String.self, forKey: .title),
      state: try container.decode(SubmissionState.self, forKey: .state),
      round: try container.decode(Int.self, forKey: .round),
      digest: try container.decode(String.self, forKey: .digest),
      submitted: try container.decodeTime(forKey: .submitted),
      actor: try container.decode(String.self, forKey: .actor),
      claimedBy: try container.decodeIfPresent(String.self, forKey: .claimedBy),
      since: try container.decodeTime(forKey: .since),
      publishOn: try container.decodeIfPresent(String.self, forKey: .publishOn),
      version: try container.decodeIfPresent(Int.self, forKey: .version))
    self.init(submission, isOverdue: try container.decode(Bool.self, forKey: .isOverdue))
  }
}

extension Curation {
  /// A submission as JSON.
  public func document(of submission: Submission) -> SubmissionDocument {
    SubmissionDocument(submission, isOverdue: isOverdue(submission))
  }
}
