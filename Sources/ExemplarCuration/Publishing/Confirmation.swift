internal import ExemplarBundle
internal import ExemplarCatalog
internal import Foundation
internal import GRDB

/// What is written once a bag is in place, or once it is clear that it will not be; and what is found in place
/// without having been announced.
struct Confirmation {
  let database: Database
  let curation: Curation

  private var log: EventLog { EventLog(database: database) }
  private var table: SubmissionTable { SubmissionTable(database: database) }

  /// The announced version is public; the one before it is superseded.
  func publish(_ pending: Pending) throws {
    let event = pending.event
    let actor = Actor(event.actor, roles: [event.role])
    let published = try log.add(
      EventDraft(
        .published, by: actor, as: event.role, submission: event.submission,
        exemplar: event.exemplar, version: event.version, from: .approved, to: .published,
        bag: event.bag),
      at: curation.clock())
    try supersede(event.exemplar, by: actor, as: event.role)
    if let number = event.submission {
      var submission = try table.submission(number)
      submission.state = .published
      submission.since = published.time
      submission.version = event.version
      submission.claimedBy = nil
      submission.publishOn = nil
      try table.update(submission)
    }
    try pending.remove(in: database)
  }

  /// Nothing became visible; the submission stays approved.
  func abandon(_ pending: Pending) throws {
    let event = pending.event
    try log.add(
      EventDraft(
        .publishingAbandoned, by: Actor(event.actor, roles: [event.role]), as: event.role,
        submission: event.submission, exemplar: event.exemplar, version: event.version,
        from: event.from, to: event.from, bag: event.bag),
      at: curation.clock())
    try pending.remove(in: database)
  }

  /// Puts the published submissions of an exemplar into the second row.
  func supersede(_ exemplar: String, by actor: Actor, as role: Role) throws {
    let older = try table.submissions(
      where: "exemplar = ? AND state = 'published'", [exemplar])
    for var submission in older {
      let event = try log.add(
        EventDraft(
          .supersede, by: actor, as: role, submission: submission.number, exemplar: exemplar,
          version: submission.version, from: .published, to: .superseded, bag: submission.digest),
        at: curation.clock())
      submission.state = .superseded
      submission.since = event.time
      try table.update(submission)
    }
  }

  /// Writes an event for each version of an exemplar that is in place and that no event announced.
  @discardableResult
  func adopt(_ exemplar: String, by actor: Actor, as role: Role) throws -> [Int] {
    var adopted: [Int] = []
    for version in try curation.repository.versions(of: exemplar) {
      // A bag without the manifest has no digest; it is known by its number then.
      let digest = try? curation.repository.digest(of: exemplar, version: version)
      if try isAnnounced(exemplar, version, digest) { continue }
      try log.add(
        EventDraft(
          .adopted, by: actor, as: role, exemplar: exemplar, version: version, bag: digest),
        at: curation.clock())
      adopted.append(version)
    }
    return adopted
  }

  /// True when an event says of a bag that it is public, or about to be.
  func isAnnounced(_ exemplar: String, _ version: Int, _ digest: String?) throws -> Bool {
    try Bool.fetchOne(
      database.cachedStatement(
        sql: """
          SELECT EXISTS (SELECT 1 FROM events WHERE exemplar = ? AND version = ? AND bag IS ?
            AND (kind IN ('published', 'adopted', 'imported')
              OR kind = 'publishing' AND number IN (SELECT event FROM pending)))
          """), arguments: [exemplar, version, digest]) == true
  }

  /// One more than the highest version there is, or ever was: a number is never given twice.
  func nextVersion(of exemplar: String) throws -> Int {
    let told = try Int.fetchOne(
      database,
      sql: """
        SELECT MAX(version) FROM events WHERE exemplar = ?
          AND kind IN ('published', 'adopted', 'imported')
        """, arguments: [exemplar])
    return max(told ?? 0, try curation.repository.versions(of: exemplar).last ?? 0) + 1
  }
}
