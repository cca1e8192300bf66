internal import ExemplarBundle
internal import ExemplarCatalog
internal import Foundation
internal import GRDB

/// One bag and one transaction: which submission it belongs to, its place in `received/`, its round, its event.
///
/// The transaction is the only writer while it lasts, so a folder in `received/` that no round names belongs to
/// a program that ended before it could commit, and is removed.
struct Arrival {
  let database: Database
  let curation: Curation
  let bag: ArrivingBag
  let actor: Actor
  let message: String?
  let replacing: Bool

  private var table: SubmissionTable { SubmissionTable(database: database) }

  func settle() throws -> Receipt {
    let open = try table.openSubmission(of: bag.exemplar.id)
    if let open, open.digest == bag.digest, isSame(open.actor, actor.name) {
      return Receipt(submission: open, isNew: false, findings: bag.findings)
    }
    try removeOrphans()
    let submission = try open.map(next) ?? first()
    return Receipt(submission: submission, isNew: true, findings: bag.findings)
  }

  /// A submission of its own.
  private func first() throws -> Submission {
    let rule = MoveRule.table.first { $0.move == .submit && $0.from == nil }
    let number = try table.insert(
      exemplar: bag.exemplar.id, title: bag.exemplar.title, actor: actor.name,
      since: curation.clock())
    let submission = Submission(
      number: number, exemplar: bag.exemplar.id, title: bag.exemplar.title, state: .submitted,
      round: 0, digest: bag.digest, submitted: curation.clock(), actor: actor.name,
      since: curation.clock())
    return try add(.submit, to: submission, from: nil, rule)
  }

  /// The next round of the submission that is under way, where it may have one.
  private func next(of open: Submission) throws -> Submission {
    let isOwn = isSame(open.actor, actor.name)
    if open.state == .submitted, isOwn, replacing {
      return try add(.replace, to: open, from: .submitted, nil)
    }
    guard isOwn,
      let rule = MoveRule.table.first(where: { $0.move == .submit && $0.from == open.state })
    else { throw CurationError.openSubmission(open, by: actor) }
    return try add(.submit, to: open, from: open.state, rule)
  }

  private func add(
    _ kind: Event.Kind, to submission: Submission, from state: SubmissionState?, _ rule: MoveRule?
  ) throws -> Submission {
    let folder = try keep()
    let event = try EventLog(database: database).add(
      EventDraft(
        kind, by: actor, as: .facilitator, submission: submission.number,
        exemplar: submission.exemplar, from: state, to: rule?.to ?? .submitted, bag: bag.digest,
        notes: message),
      at: curation.clock())
    var submission = submission
    submission.round += 1
    submission.title = bag.exemplar.title
    submission.digest = bag.digest
    submission.state = rule?.to ?? .submitted
    submission.submitted = event.time
    submission.since = event.time
    try table.update(submission)
    try table.insertRound(
      RoundRow(
        number: submission.round, digest: bag.digest, received: event.time, event: event.number,
        folder: folder, findings: bag.findings),
      of: submission.number)
    curation.reaching(.submitRecorded)
    return submission
  }

  /// Moves the bag to its place; durable before the round that names it.
  private func keep() throws -> String {
    let received = curation.receivedFolder
    let name = UUID().uuidString.lowercased()
    try makeReceivedFolder()
    try FileManager.default.moveItem(atPath: bag.place, toPath: "\(received)/\(name)")
    try Durability.syncFolder(received)
    curation.reaching(.submitMoved)
    return "\(name)/\(bag.name)"
  }

  private func makeReceivedFolder() throws {
    let received = curation.receivedFolder
    guard !FileManager.default.fileExists(atPath: received) else { return }
    try FileManager.default.createDirectory(
      atPath: received, withIntermediateDirectories: true,
      attributes: [.posixPermissions: 0o750])
  }

  private func removeOrphans() throws {
    try ReceivedFolder(path: curation.receivedFolder).removeOrphans(in: database)
  }
}
