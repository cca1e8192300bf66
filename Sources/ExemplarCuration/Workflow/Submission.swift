public import Foundation

/// One submission as people and programs see it.
public struct Submission: Hashable, Sendable {
  /// From 1, in the order of arrival.
  public var number: Int
  /// The exemplar's id.
  public var exemplar: String
  public var title: String
  public var state: SubmissionState
  /// From 1; each bag that arrives is one round.
  public var round: Int
  /// Of the newest round's bag: the SHA-256 of its `manifest-sha256.txt`.
  public var digest: String
  /// When the newest round arrived.
  public var submitted: Date
  /// Who submitted it.
  public var actor: String
  /// The curator who claimed it, while she has it.
  public var claimedBy: String?
  /// When it came into its present state.
  public var since: Date
  /// The day on which it is to become public, `YYYY-MM-DD`, once approved.
  public var publishOn: String?
  /// The published version, once there is one.
  public var version: Int?

  /// Whose turn it is.
  public var waitingFor: SubmissionState.Party? { state.waitingFor }

  /// Makes a submission.
  public init(
    number: Int, exemplar: String, title: String, state: SubmissionState, round: Int,
    digest: String, submitted: Date, actor: String, claimedBy: String? = nil, since: Date,
    publishOn: String? = nil, version: Int? = nil
  ) {
    self.number = number
    self.exemplar = exemplar
    self.title = title
    self.state = state
    self.round = round
    self.digest = digest
    self.submitted = submitted
    self.actor = actor
    self.claimedBy = claimedBy
    self.since = since
    self.publishOn = publishOn
    self.version = version
  }
}
