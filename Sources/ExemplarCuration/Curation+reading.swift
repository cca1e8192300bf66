public import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarVocabulary
public import Foundation
internal import GRDB

/// Which submissions are wanted; without anything, all of them.
public struct SubmissionFilter: Hashable, Sendable {
  /// Only in one of these states.
  public var states: Set<SubmissionState>?
  /// Only where somebody of this side has to act.
  public var waitingFor: SubmissionState.Party?
  /// Only what this person submitted, or has claimed.
  public var actor: String?
  /// Only of this exemplar.
  public var exemplar: String?

  /// Makes a filter.
  public init(
    states: Set<SubmissionState>? = nil, waitingFor: SubmissionState.Party? = nil,
    actor: String? = nil, exemplar: String? = nil
  ) {
    self.states = states
    self.waitingFor = waitingFor
    self.actor = actor
    self.exemplar = exemplar
  }

  func includes(_ submission: Submission) -> Bool {
    if let states, !states.contains(submission.state) { return false }
    if let waitingFor, submission.waitingFor != waitingFor { return false }
    if let exemplar, submission.exemplar != exemplar { return false }
    guard let actor else { return true }
    return [submission.actor, submission.claimedBy].compactMap(\.self)
      .contains { folded($0) == folded(actor) }
  }
}

/// One bag that arrived.
public struct Round: Hashable, Sendable {
  /// From 1.
  public var number: Int
  /// The SHA-256 of its `manifest-sha256.txt`.
  public var digest: String
  public var received: Date
  /// What the facilitator wrote with it.
  public var message: String?
  /// Its bag on disk; nil where it was erased.
  public var folder: String?
}

/// Everything that the page of a submission needs.
public struct SubmissionDossier: Sendable {
  public var submission: Submission
  /// In order.
  public var rounds: [Round]
  /// In order.
  public var events: [Event]
  /// Warnings and notes of the newest round.
  public var findings: [Diagnostic]
  /// True when it waits longer than `waiting-days`.
  public var isOverdue: Bool
  /// What may happen next, whoever acts.
  public var openMoves: [Move]
  /// The newest round's bag; nil where it was erased.
  public var newest: String?
  /// The bag to compare it with: the round that a curator returned last, else the newest published version.
  public var reviewed: String?
  /// What `reviewed` is called: `round 1`, `v2`.
  public var reviewedAs: String?
  /// The notes of the last return that are tied to a place.
  public var points: [Reason.Point]
}

extension Curation {
  /// The submissions that a filter lets through, in the order of arrival.
  public func submissions(
    _ filter: SubmissionFilter = SubmissionFilter()
  ) throws(CurationError) -> [Submission] {
    try store.read { try SubmissionTable(database: $0).submissions() }?.filter(filter.includes)
      ?? []
  }

  /// One submission.
  public func submission(_ number: Int) throws(CurationError) -> Submission {
    try found(number) { try SubmissionTable(database: $0).submission(number) }
  }

  /// What happened to a submission, in order.
  public func events(of number: Int) throws(CurationError) -> [Event] {
    try found(number) { database in
      _ = try SubmissionTable(database: database).submission(number)
      return try EventLog(database: database).events(where: "submission = ?", [number])
    }
  }

  /// What happened to an exemplar, in order; empty for one that no event names.
  public func events(exemplar: String) throws(CurationError) -> [Event] {
    try store.read { try EventLog(database: $0).events(where: "exemplar = ?", [exemplar]) } ?? []
  }

  /// Everything that ever happened, in order.
  public func allEvents() throws(CurationError) -> [Event] {
    try store.read { try EventLog(database: $0).events() } ?? []
  }

  /// Nil when no event was altered or removed since it was written; else a sentence that names the first one.
  public func firstBrokenEvent() throws(CurationError) -> String? {
    let fault = try store.read { try EventChain.firstFault(in: $0) }
    return fault.flatMap(\.self)?.words
  }

  /// True when a submission has waited longer than `waiting-days`.
  public func isOverdue(_ submission: Submission) -> Bool {
    submission.waitingFor != nil
      && clock().timeIntervalSince(submission.since) > Double(configuration.waitingDays) * 86_400
  }

  /// Everything that the page of a submission needs, as of one moment.
  public func dossier(of number: Int) throws(CurationError) -> SubmissionDossier {
    let (submission, rows, events) = try found(number) { database in
      let table = SubmissionTable(database: database)
      return (
        try table.submission(number), try table.rounds(of: number),
        try EventLog(database: database).events(where: "submission = ?", [number])
      )
    }
    let rounds = rows.map { round($0, events) }
    let returns = events.filter { $0.kind == .giveBack }
    let reviewed = try reviewedBag(of: submission, rounds, returned: returns.compactMap(\.bag))
    return SubmissionDossier(
      submission: submission, rounds: rounds, events: events, findings: rows.last?.findings ?? [],
      isOverdue: isOverdue(submission), openMoves: submission.state.openMoves,
      newest: rounds.last?.folder, reviewed: reviewed?.folder, reviewedAs: reviewed?.name,
      points: returns.last?.reason?.points ?? [])
  }

  private func round(_ row: RoundRow, _ events: [Event]) -> Round {
    Round(
      number: row.number, digest: row.digest, received: row.received,
      message: events.first { $0.number == row.event }?.notes,
      folder: row.folder.map { "\(receivedFolder)/\($0)" })
  }

  /// Before the newest round: the last one that was returned, else what is public.
  private func reviewedBag(
    of submission: Submission, _ rounds: [Round], returned: [String]
  ) throws(CurationError) -> (folder: String, name: String)? {
    let earlier = rounds.dropLast().last { returned.contains($0.digest) }
    if let earlier, let folder = earlier.folder { return (folder, "round \(earlier.number)") }
    let id = submission.exemplar
    let last: Int?
    do {
      last = try repository.versions(of: id).last { $0 < submission.version ?? .max }
    } catch {
      throw CurationError(error)
    }
    return last.map { (repository.bagFolder(of: id, version: $0), "v\($0)") }
  }

  /// What the database says of a submission; without a database there is none.
  private func found<Value>(
    _ number: Int, _ body: (Database) throws -> Value
  ) throws(CurationError) -> Value {
    guard let value = try store.read(body) else {
      throw CurationError.unknownSubmission(number)
    }
    return value
  }
}
