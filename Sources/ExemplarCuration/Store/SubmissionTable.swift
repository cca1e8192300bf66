internal import ExemplarBundle
internal import Foundation
internal import GRDB

/// Submissions and their rounds in the database.
struct SubmissionTable {
  let database: Database

  private static let columns = """
    SELECT submissions.*, rounds.number AS round, rounds.digest, rounds.received FROM submissions
    JOIN rounds ON rounds.submission = submissions.number AND rounds.number =
      (SELECT MAX(number) FROM rounds WHERE submission = submissions.number)
    """

  /// The submission of a number.
  func submission(_ number: Int) throws -> Submission {
    guard let found = try submissions(where: "submissions.number = ?", [number]).first else {
      throw CurationError.unknownSubmission(number)
    }
    return found
  }

  /// The exemplar's submission that is under way.
  func openSubmission(of exemplar: String) throws -> Submission? {
    try submissions(
      where: "exemplar = ? AND state IN ('submitted', 'in-review', 'needs-changes', 'approved')",
      [exemplar]
    ).first
  }

  /// In the order of arrival; the condition is our own SQL.
  func submissions(where condition: String = "TRUE", _ arguments: StatementArguments = []) throws
    -> [Submission]
  {
    try Row.fetchAll(
      database.cachedStatement(
        sql: "\(Self.columns) WHERE \(condition) ORDER BY submissions.number"),
      arguments: arguments
    ).map { row in
      Submission(
        number: row["number"], exemplar: row["exemplar"], title: row["title"],
        state: try EventLog.known(SubmissionState(rawValue: row["state"]), row["state"]),
        round: row["round"], digest: row["digest"], submitted: Date(milliseconds: row["received"]),
        actor: row["actor"], claimedBy: row["claimed_by"], since: Date(milliseconds: row["since"]),
        publishOn: row["publish_on"], version: row["version"])
    }
  }

  /// Makes a submission and gives its number; its first round comes next.
  func insert(exemplar: String, title: String, actor: String, since: Date) throws -> Int {
    try database.execute(
      sql: """
        INSERT INTO submissions (exemplar, title, state, actor, since) VALUES (?, ?, 'submitted', ?, ?)
        """, arguments: [exemplar, title, actor, since.milliseconds])
    return Int(database.lastInsertedRowID)
  }

  /// Stores what may change: title, state, who has it, the day, the version.
  func update(_ submission: Submission) throws {
    try database.execute(
      sql: """
        UPDATE submissions SET title = ?, state = ?, actor = ?, claimed_by = ?, since = ?,
          publish_on = ?, version = ? WHERE number = ?
        """,
      arguments: [
        submission.title, submission.state.rawValue, submission.actor, submission.claimedBy,
        submission.since.milliseconds, submission.publishOn, submission.version,
        submission.number,
      ])
  }

  /// Adds a round with the folder in `received/` that holds its bag.
  func insertRound(_ round: RoundRow, of submission: Int) throws {
    try database.execute(
      sql: """
        INSERT INTO rounds (submission, number, digest, received, event, folder, findings)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        submission, round.number, round.digest, round.received.milliseconds, round.event,
        round.folder, try Self.text(round.findings),
      ])
  }

  /// Stores what may change of a round: its folder and its findings.
  func update(_ round: RoundRow, of submission: Int) throws {
    try database.execute(
      sql: "UPDATE rounds SET folder = ?, findings = ? WHERE submission = ? AND number = ?",
      arguments: [round.folder, try Self.text(round.findings), submission, round.number])
  }

  private static func text(_ findings: [Diagnostic]) throws -> String {
    String(decoding: try JSONEncoder().encode(findings), as: UTF8.self)
  }

  /// The rounds of a submission, in order.
  func rounds(of submission: Int) throws -> [RoundRow] {
    try Row.fetchAll(
      database, sql: "SELECT * FROM rounds WHERE submission = ? ORDER BY number",
      arguments: [submission]
    ).map { row in
      let findings: String = row["findings"]
      return RoundRow(
        number: row["number"], digest: row["digest"], received: Date(milliseconds: row["received"]),
        event: row["event"], folder: row["folder"],
        findings: try JSONDecoder().decode([Diagnostic].self, from: Data(findings.utf8)))
    }
  }
}

/// A round as the database keeps it.
struct RoundRow {
  var number: Int
  var digest: String
  var received: Date
  /// The event of its arrival.
  var event: Int
  /// Below `received/`: the folder of its own and the bag in it; nil where it was erased.
  var folder: String?
  var findings: [Diagnostic]
}
