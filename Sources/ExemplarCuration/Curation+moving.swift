internal import ExemplarCatalog
internal import Foundation
internal import GRDB

extension Curation {
  /// Makes one of the moves between two people's desks: claim, release, return, approve, reopen, decline, cancel.
  ///
  /// ```swift
  /// try curation.move(.claim, 3, by: ana, reason: nil, notes: nil).claimedBy   // "Ana"
  /// ```
  /// `notes` are kept with the event where the move needs no reason. `publish` publishes at once; arriving and
  /// withdrawing have calls of their own.
  public func move(
    _ move: Move, _ number: Int, by actor: Actor, reason: Reason? = nil, notes: String? = nil
  ) throws(CurationError) -> Submission {
    switch move {
    case .publish: return try publishOne(number, by: actor)
    case .submit, .supersede, .withdraw: return try refuse(move, number)
    case .claim, .release, .giveBack, .approve, .reopen, .decline, .cancel: break
    }
    return try settled(number) { database, submission in
      let rule = try MoveRule.rule(
        for: move, of: submission, by: actor, reason: reason,
        hasCurators: !configuration.curators.isEmpty)
      var event = EventDraft(
        try kind(of: move), by: actor, as: rule.by.role, submission: number,
        exemplar: submission.exemplar, from: submission.state, to: rule.to,
        bag: submission.digest)
      event.reason = rule.needsReason ? reason : nil
      event.notes = rule.needsReason ? nil : notes
      return try record(event, of: submission, in: database)
    }
  }

  /// Adds the event of a move and brings the submission into its new state.
  func record(
    _ event: EventDraft, of submission: Submission, in database: Database
  ) throws -> Submission {
    let added = try EventLog(database: database).add(event, at: clock())
    var submission = submission
    submission.state = event.to ?? submission.state
    submission.since = added.time
    submission.claimedBy = submission.state == .inReview ? added.actor : nil
    if submission.state != .approved { submission.publishOn = nil }
    try SubmissionTable(database: database).update(submission)
    reaching(.moveRecorded)
    return submission
  }

  /// Runs one transaction on a submission that no publishing and no withdrawing has under its hands.
  func settled<Value>(
    _ number: Int, _ body: (Database, Submission) throws -> Value
  ) throws(CurationError) -> Value {
    _ = try reconcile()
    for _ in 0..<3 {
      // Nil: somebody else has announced something about this exemplar since; he is waited for.
      let value: Value? = try store.write { database in
        let submission = try SubmissionTable(database: database).submission(number)
        if try Pending.isThere(for: submission.exemplar, in: database) { return nil }
        return try body(database, submission)
      }
      if let value { return value }
      try finishPending()
    }
    throw .stillPending(number)
  }

  private func kind(of move: Move) throws -> Event.Kind {
    try EventLog.known(Event.Kind(rawValue: move.rawValue), move.rawValue)
  }

  private func publishOne(_ number: Int, by actor: Actor) throws(CurationError) -> Submission {
    for outcome in try publish([number], by: actor) {
      if case .refused(let error) = outcome.result { throw error }
    }
    return try submission(number)
  }

  private func refuse(_ move: Move, _ number: Int) throws(CurationError) -> Submission {
    let submission = try submission(number)
    guard submission.state.openMoves.contains(move) else { throw .notOpen(move, submission) }
    throw CurationError(
      .moveNotOpen,
      move == .withdraw
        ? "What is public is withdrawn by its id, with all its versions: exemplar withdraw \(submission.exemplar)"
        : "A next round is a new bag: exemplar submit BAG")
  }
}
