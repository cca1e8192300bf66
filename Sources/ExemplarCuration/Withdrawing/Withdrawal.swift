internal import ExemplarBundle
internal import ExemplarCatalog
internal import GRDB

/// What a withdrawal changes in the database.
struct Withdrawal {
  let database: Database
  let curation: Curation
  let pending: Pending

  private var event: Event { pending.event }
  private var actor: Actor { Actor(event.actor, roles: [event.role]) }
  private var table: SubmissionTable { SubmissionTable(database: database) }
  private var log: EventLog { EventLog(database: database) }

  /// Every public submission of the exemplar is withdrawn; one event says so of the exemplar, one of each of them.
  func settle() throws {
    if try isSettled() { return }
    try log.add(
      EventDraft(.withdrawn, by: actor, as: event.role, exemplar: event.exemplar),
      at: curation.clock())
    let shown = try table.submissions(
      where: "exemplar = ? AND state IN ('published', 'superseded')", [event.exemplar])
    for submission in shown { try move(submission, to: .withdrawn, by: .withdrawn) }
    guard event.reason?.code.erasesContent == true,
      let open = try table.openSubmission(of: event.exemplar)
    else { return }
    try move(open, to: .declined, by: .decline)
  }

  /// True when this was done before the program ended.
  private func isSettled() throws -> Bool {
    try Bool.fetchOne(
      database,
      sql:
        "SELECT EXISTS (SELECT 1 FROM events WHERE exemplar = ? AND number > ? AND kind = 'withdrawn')",
      arguments: [event.exemplar, event.number]) == true
  }

  /// The reason stands with the announcing event; here is its code.
  private func move(
    _ submission: Submission, to state: SubmissionState, by kind: Event.Kind
  ) throws {
    let added = try log.add(
      EventDraft(
        kind, by: actor, as: event.role, submission: submission.number, exemplar: event.exemplar,
        version: submission.version, from: submission.state, to: state, bag: submission.digest,
        reason: event.reason.map { Reason($0.code, notes: "") }),
      at: curation.clock())
    var submission = submission
    submission.state = state
    submission.since = added.time
    submission.claimedBy = nil
    submission.publishOn = nil
    try table.update(submission)
  }

  /// Forgets what persons wrote about the exemplar, its title and the findings of its bags.
  ///
  /// The words of the withdrawal itself stay: they say why.
  func erase() throws {
    let id = event.exemplar
    try database.execute(
      sql: """
        DELETE FROM words WHERE event IN (SELECT number FROM events WHERE exemplar = ? AND number < ?)
        """, arguments: [id, event.number])
    try database.execute(
      sql: "UPDATE submissions SET title = exemplar WHERE exemplar = ?", arguments: [id])
    try database.execute(
      sql: """
        UPDATE rounds SET findings = '[]', folder = NULL
        WHERE submission IN (SELECT number FROM submissions WHERE exemplar = ?)
        """, arguments: [id])
    try eraseComparisons(with: id)
    // An answer that is kept for a request may tell the title, or quote the content in a finding.
    try RequestTable.erase(in: database)
  }

  /// Other submissions that were like it were told its title.
  private func eraseComparisons(with id: String) throws {
    let comparing: Set<String> = [RuleCode.nearDuplicate.rawValue, RuleCode.equalFile.rawValue]
    let numbers = try Int.fetchAll(
      database, sql: "SELECT DISTINCT submission FROM rounds WHERE instr(findings, ?) > 0",
      arguments: ["“\(id)”"])
    for number in numbers {
      for var round in try table.rounds(of: number) {
        round.findings.removeAll { comparing.contains($0.code) && $0.summary.contains("“\(id)”") }
        try table.update(round, of: number)
      }
    }
  }
}

/// What lifting a tombstone changes in the database.
struct Lifting {
  let database: Database
  let curation: Curation

  /// The newest version that is left is published again, older ones superseded; what was erased stays withdrawn.
  func announce(_ id: String, by actor: Actor, notes: String?) throws -> Pending {
    let log = EventLog(database: database)
    let table = SubmissionTable(database: database)
    let lifted = try log.add(
      EventDraft(.lifted, by: actor, as: .administrator, exemplar: id, notes: notes),
      at: curation.clock())
    try Pending.add(lifted, in: database)
    let left = try curation.repository.versions(of: id)
    for var submission in try table.submissions(
      where: "exemplar = ? AND state = 'withdrawn'", [id])
    {
      guard let version = submission.version, left.contains(version) else { continue }
      let state: SubmissionState = version == left.last ? .published : .superseded
      let event = try log.add(
        EventDraft(
          .lifted, by: actor, as: .administrator, submission: submission.number, exemplar: id,
          version: version, from: .withdrawn, to: state, bag: submission.digest),
        at: curation.clock())
      submission.state = state
      submission.since = event.time
      try table.update(submission)
    }
    return Pending(event: lifted)
  }
}
