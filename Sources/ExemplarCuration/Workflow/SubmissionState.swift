/// Where a submission stands.
///
/// ```swift
/// SubmissionState.needsChanges.rawValue     // "needs-changes"
/// SubmissionState.needsChanges.waitingFor   // .facilitator
/// ```
public enum SubmissionState: String, Hashable, Sendable, Codable, CaseIterable {
  /// A complete, checked bag has arrived.
  case submitted
  /// A curator has claimed it.
  case inReview = "in-review"
  /// Returned with reasons.
  case needsChanges = "needs-changes"
  /// Accepted, not public yet.
  case approved
  /// A version in `exemplars/`, searchable.
  case published
  /// A newer version of the same exemplar is published.
  case superseded
  /// Closed with a reason.
  case declined
  /// Taken back by its facilitator.
  case cancelled
  /// Was public; now a tombstone.
  case withdrawn

  /// Whose turn it is; nil when nobody has to act.
  public var waitingFor: Party? {
    switch self {
    case .submitted, .inReview, .approved: .curator
    case .needsChanges: .facilitator
    case .published, .superseded, .declined, .cancelled, .withdrawn: nil
    }
  }

  /// True while the submission is under way: an exemplar has at most one such.
  public var isOpen: Bool { waitingFor != nil }

  /// Who may be waited for.
  public enum Party: String, Hashable, Sendable, Codable, CaseIterable {
    case curator, facilitator
  }
}
