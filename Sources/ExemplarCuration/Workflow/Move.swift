/// One step of a submission from state to state.
///
/// ```swift
/// Move.approve.rules   // from in-review to approved, by the curator who claimed it
/// ```
public enum Move: String, Hashable, Sendable, Codable, CaseIterable {
  /// A bag arrives: the first one, or the next round after changes.
  case submit
  case claim, release
  case giveBack = "return"
  case approve, reopen, decline, cancel, publish
  /// Publishing a newer version puts the older one into the second row.
  case supersede
  case withdraw
}

/// One line of the table of moves: everything that is not in the table is refused, whoever asks.
public struct MoveRule: Hashable, Sendable {
  public var move: Move
  /// Nil: there was no submission yet.
  public var from: SubmissionState?
  public var to: SubmissionState
  public var by: By
  /// True when a reason code and notes for a person are needed.
  public var needsReason = false

  /// Who may make the move.
  public enum By: Hashable, Sendable {
    case facilitator
    /// The facilitator who submitted it.
    case submitter
    case curator
    /// The curator who claimed it.
    case claimant
    /// A curator who did not submit it, and who claimed it.
    case claimantNotSubmitter
    /// The program itself, as a part of another move.
    case consequence
  }

  /// The whole workflow.
  public static let table: [MoveRule] = [
    .init(.submit, nil, .submitted, .facilitator),
    .init(.submit, .needsChanges, .submitted, .facilitator),
    .init(.claim, .submitted, .inReview, .curator),
    .init(.cancel, .submitted, .cancelled, .submitter),
    .init(.release, .inReview, .submitted, .curator),
    .init(.giveBack, .inReview, .needsChanges, .claimant, needsReason: true),
    .init(.approve, .inReview, .approved, .claimantNotSubmitter),
    .init(.decline, .inReview, .declined, .claimant, needsReason: true),
    .init(.cancel, .needsChanges, .cancelled, .submitter),
    .init(.publish, .approved, .published, .curator),
    .init(.reopen, .approved, .inReview, .curator),
    .init(.supersede, .published, .superseded, .consequence),
    .init(.withdraw, .published, .withdrawn, .curator, needsReason: true),
    .init(.withdraw, .superseded, .withdrawn, .curator, needsReason: true),
  ]

  init(
    _ move: Move, _ from: SubmissionState?, _ to: SubmissionState, _ by: By,
    needsReason: Bool = false
  ) {
    self.move = move
    self.from = from
    self.to = to
    self.by = by
    self.needsReason = needsReason
  }
}

extension Move {
  /// The lines of the table for this move.
  public var rules: [MoveRule] { MoveRule.table.filter { $0.move == self } }
}

extension SubmissionState {
  /// The moves that are open in this state, in the table's order, without those that the program makes itself.
  public var openMoves: [Move] {
    MoveRule.table.filter { $0.from == self && $0.by != .consequence }.map(\.move)
  }
}
