internal import ExemplarVocabulary

/// True for two spellings of one name: without case, accents and repeated spaces.
func isSame(_ name: String, _ other: String?) -> Bool {
  other.map { folded(name) == folded($0) } ?? false
}

extension MoveRule {
  /// The rule by which somebody may make a move, or the error that says why not; the only door to every move.
  ///
  /// `hasCurators` tells whether the repository names any.
  static func rule(
    for move: Move, of submission: Submission, by actor: Actor, reason: Reason?, hasCurators: Bool
  ) throws(CurationError) -> MoveRule {
    guard let rule = table.first(where: { $0.move == move && $0.from == submission.state }) else {
      throw .notOpen(move, submission)
    }
    if rule.by.role == .curator, !hasCurators { throw .noCurator }
    guard rule.by.allows(actor, submission) else {
      throw .notAllowed(move, rule, submission, actor)
    }
    if rule.needsReason, !isComplete(reason) { throw .reasonMissing(move) }
    return rule
  }

  /// True for a reason with words for a person.
  static func isComplete(_ reason: Reason?) -> Bool {
    reason.map { !$0.notes.allSatisfy(\.isWhitespace) } ?? false
  }
}

extension MoveRule.By {
  /// The role in which somebody makes the move, as its event says.
  var role: Role {
    switch self {
    case .facilitator, .submitter: .facilitator
    case .curator, .claimant, .claimantNotSubmitter, .consequence: .curator
    }
  }

  func allows(_ actor: Actor, _ submission: Submission) -> Bool {
    switch self {
    case .facilitator: actor.roles.contains(.facilitator)
    case .submitter: isSame(actor.name, submission.actor)
    case .curator: actor.roles.contains(.curator)
    case .claimant: actor.roles.contains(.curator) && isSame(actor.name, submission.claimedBy)
    case .claimantNotSubmitter:
      Self.claimant.allows(actor, submission) && !isSame(actor.name, submission.actor)
    case .consequence: false
    }
  }
}
