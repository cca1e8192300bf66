internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarIndexing
internal import Foundation
internal import GRDB

/// What a withdrawal did, and what is left for an administrator.
public struct WithdrawalReport: Hashable, Sendable {
  public var id: String
  public var reason: Reason.Code
  /// The versions that were public.
  public var versions: [Int]
  /// True when the content was erased, for consent or privacy.
  public var erased: Bool
  /// The submission that was under way and was declined with it.
  public var declined: Int?
  /// What this program cannot reach, with the commands: copies, backups, the history of git.
  public var remarks: [String]
  /// Why the index could not be brought up to it yet; nil when it was.
  public var indexProblem: String?
}

extension Curation {
  /// Takes an exemplar with all its versions from the public; a tombstone stays without the content.
  ///
  /// For `consent` and `privacy` the content is erased: versions, received bags, words, titles, findings, the
  /// index. A submission that is under way is declined then; for other reasons it stays and waits.
  public func withdraw(
    _ id: String, by actor: Actor, reason: Reason
  ) throws(CurationError) -> WithdrawalReport {
    if configuration.curators.isEmpty { throw .noCurator }
    guard actor.roles.contains(.curator) else { throw .notCurator(actor, "withdraw") }
    guard MoveRule.isComplete(reason) else { throw .reasonMissing(.withdraw) }
    let (problem, versions, open) = try locked { lock throws(CurationError) in
      _ = try reconcile(under: lock)
      let versions = try publicVersions(of: id)
      let (pending, open) = try announceWithdrawal(of: id, by: actor, reason: reason)
      reaching(.withdrawAnnounced)
      return (try carryOut(pending, under: lock), versions, open)
    }
    reaching(.withdrawConfirmed)
    let erased = reason.code.erasesContent
    return WithdrawalReport(
      id: id, reason: reason.code, versions: versions, erased: erased,
      declined: erased ? open?.number : nil, remarks: erased ? remarks(id) : [],
      indexProblem: problem)
  }

  private func publicVersions(of id: String) throws(CurationError) -> [Int] {
    do throws(RepositoryError) {
      if repository.isWithdrawn(id) { throw RepositoryError(.withdrawn, "") }
      return try repository.versions(of: id)
    } catch {
      if error.code == .withdrawn { throw .alreadyWithdrawn(id) }
      throw CurationError(error)
    }
  }

  private func announceWithdrawal(
    of id: String, by actor: Actor, reason: Reason
  ) throws(CurationError) -> (Pending, Submission?) {
    try store.write { database in
      guard try !repository.versions(of: id).isEmpty else {
        throw CurationError.unknownExemplar(id)
      }
      try Confirmation(database: database, curation: self).adopt(id, by: actor, as: .curator)
      let event = try EventLog(database: database).add(
        EventDraft(.withdrawing, by: actor, as: .curator, exemplar: id, reason: reason), at: clock()
      )
      try Pending.add(event, in: database)
      return (Pending(event: event), try SubmissionTable(database: database).openSubmission(of: id))
    }
  }

  /// Carries an announced withdrawal out to its end; done twice it does nothing more.
  ///
  /// Gives what the index could not take. One that erases is over only when the index has forgotten, too.
  func carryOut(_ pending: Pending, under lock: RepositoryLock) throws(CurationError) -> String? {
    let event = pending.event
    let erases = event.reason?.code.erasesContent == true
    var change = CollectionChange(of: [event.exemplar], in: repository)
    do {
      try repository.write(
        WithdrawnFile(
          withdrawn: event.time, role: event.role.rawValue, reason: event.reason?.code.rawValue,
          versions: try knownVersions(of: event.exemplar)),
        of: event.exemplar)
      reaching(.withdrawTombstone)
      if erases { try eraseFiles(of: event.exemplar) }
      reaching(.withdrawErased)
      try store.write { database in
        let withdrawal = Withdrawal(database: database, curation: self, pending: pending)
        try withdrawal.settle()
        guard erases else { return try pending.remove(in: database) }
        try withdrawal.erase()
        // What a submission left that ended before it was recorded: nobody knows whose text it is.
        try ReceivedFolder(path: receivedFolder).removeOrphans(in: database)
      }
      reaching(.withdrawRecorded)
      try change.end()
      let problem = erases ? eraseFromIndex(change, under: lock) : index(change, under: lock)
      if erases, problem == nil {
        try store.write { try pending.remove(in: $0) }
      }
      if erases { try store.emptyLog() }
      return problem
    } catch {
      throw CurationError(error, path: repository.folder(of: event.exemplar))
    }
  }

  /// Of an exemplar, by its folder and by its events: the folder may be empty already.
  private func knownVersions(of id: String) throws -> [Int] {
    let told = try store.read { database in
      try Int.fetchSet(
        database,
        sql: """
          SELECT version FROM events WHERE exemplar = ? AND version IS NOT NULL
            AND kind IN ('published', 'adopted', 'imported')
          """, arguments: [id])
    }
    return (told ?? []).union(try repository.versions(of: id)).sorted()
  }

  /// The versions, the received bags, what it is compared by, and what ended programs left of whatever they wrote.
  private func eraseFiles(of id: String) throws {
    for version in try repository.versions(of: id) {
      try FileManager.default.removeItem(atPath: repository.bagFolder(of: id, version: version))
      reaching(.withdrawErasing)
    }
    let folders = try store.read { database in
      try String.fetchAll(
        database,
        sql: """
          SELECT folder FROM rounds JOIN submissions ON submissions.number = rounds.submission
          WHERE exemplar = ? AND folder IS NOT NULL
          """, arguments: [id])
    }
    for folder in folders ?? [] {
      let place = "\(receivedFolder)/\(folder.prefix { $0 != "/" })"
      if FileManager.default.fileExists(atPath: place) {
        try FileManager.default.removeItem(atPath: place)
      }
    }
    try Fingerprints.erase(id, in: repository)
    try eraseSearches()
    try StagingFolder.removeLeftovers(in: repository)
    try Durability.syncFolder(repository.stateFolder)
    if FileManager.default.fileExists(atPath: receivedFolder) {
      try Durability.syncFolder(receivedFolder)
    }
    try Durability.syncFolder(repository.folder(of: id))
  }

  /// Nobody knows which of the searches that were noted name a person whom the exemplar named: all of them go.
  private func eraseSearches() throws {
    let folder = repository.searchLogFolder
    guard FileManager.default.fileExists(atPath: folder) else { return }
    try FileManager.default.removeItem(atPath: folder)
  }

  /// What no program finds by itself.
  private func remarks(_ id: String) -> [String] {
    [
      "Backups and copies of this repository still hold it. Remove exemplars/\(id), .exemplar and index/db from each, and make them anew with: exemplar backup DIR",
      "The history of git still holds it where exemplars/ is committed. Rewrite it with: git filter-repo --invert-paths --path exemplars/\(id) --force; then push with: git push --force --all; and let every clone be made anew.",
      "Feed files that were written outside this repository keep its title until they are written again. Write each anew with: exemplar submissions feed FILE",
      "Search engines, caches and whoever took a copy are not reached by this program. Ask them.",
    ]
  }
}

extension Curation {
  /// Lifts a tombstone: what versions are left are public again, and the exemplar takes submissions.
  ///
  /// An administrator's act. After a withdrawal for consent or privacy nothing is left but the number of its last
  /// version, which is not given again.
  public func lift(
    _ id: String, by actor: Actor, notes: String? = nil
  ) throws(CurationError) {
    guard actor.roles.contains(.administrator) else {
      throw .notAdministrator(actor, "lift a tombstone")
    }
    try locked { lock throws(CurationError) in
      _ = try reconcile(under: lock)
      guard repository.isWithdrawn(id) else { throw .notWithdrawn(id) }
      let pending = try store.write { database in
        try Lifting(database: database, curation: self).announce(id, by: actor, notes: notes)
      }
      reaching(.liftAnnounced)
      _ = try finishLifting(pending, under: lock)
    }
  }

  /// Takes the tombstone away that an event said is lifted.
  func finishLifting(
    _ pending: Pending, under lock: RepositoryLock
  ) throws(CurationError) -> String? {
    var change = CollectionChange(of: [pending.event.exemplar], in: repository)
    do {
      try repository.removeTombstone(of: pending.event.exemplar)
      reaching(.liftRemoved)
      try store.write { try pending.remove(in: $0) }
      try change.end()
      return index(change, under: lock)
    } catch {
      throw CurationError(error, path: repository.folder(of: pending.event.exemplar))
    }
  }
}
