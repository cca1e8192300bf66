internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarIndexing
internal import Foundation
internal import GRDB

/// Approved submissions on their way into `exemplars/`, together, for the holder of the writer's lock.
struct PublishingRun {
  let curation: Curation
  let lock: RepositoryLock
  let actor: Actor
  var outcomes: [Int: PublishingOutcome] = [:]

  init(_ curation: Curation, under lock: RepositoryLock, by actor: Actor) {
    self.curation = curation
    self.lock = lock
    self.actor = actor
  }

  /// An approved submission whose bag was found whole and right today.
  private struct Candidate: Sendable {
    var submission: Submission
    var exemplar: Exemplar
    var folder: String
    var version: Int
  }

  /// Publishes what may be published; what may not be is refused with its reason, and the others go on.
  mutating func publish(_ numbers: [Int]) throws(CurationError) {
    var candidates: [Candidate] = []
    let (curation, actor) = (curation, actor)
    let checked = numbers.concurrentMap { number in
      Result { () throws(CurationError) in try Self.candidate(number, curation, actor) }
    }
    for (number, result) in zip(numbers, checked) {
      switch result {
      case .success(let candidate): candidates.append(candidate)
      case .failure(let error): refuse(number, error)
      }
    }
    if candidates.isEmpty { return }
    do throws(CurationError) {
      try publish(candidates)
    } catch {
      // What had become visible is confirmed, the rest is given up; a database that cannot be written leaves
      // that to whoever acts next.
      _ = try? curation.reconcile(under: lock)
      throw error
    }
  }

  private mutating func publish(_ candidates: [Candidate]) throws(CurationError) {
    let (batch, staged) = try stage(candidates)
    curation.reaching(.publishStaged)
    let announced = try announce(candidates)
    curation.reaching(.publishAnnounced)
    let bags = staged.filter { announced[$0.id] != nil }
    var change = CollectionChange(of: bags.map(\.id), in: curation.repository)
    let renamed: [String: PublishingBatch.Outcome]
    do throws(RepositoryError) {
      renamed = try batch.publish(bags, under: lock)
    } catch {
      throw CurationError(error)
    }
    curation.reaching(.publishRenamed)
    let results = try confirm(renamed, announced)
    curation.reaching(.publishConfirmed)
    let problem = index(&change)
    keepFingerprints(of: candidates, among: results)
    for (number, result) in results {
      outcomes[number] = PublishingOutcome(number: number, result: result, indexProblem: problem)
    }
  }

  /// Makes what is public findable.
  private func index(_ change: inout CollectionChange) -> String? {
    do throws(IndexError) {
      try change.end()
    } catch {
      return error.description
    }
    return curation.index(change, under: lock)
  }

  /// What the next submissions are compared with.
  private func keepFingerprints(
    of candidates: [Candidate], among results: [Int: PublishingOutcome.Result]
  ) {
    for candidate in candidates {
      guard case .published = results[candidate.submission.number] else { continue }
      // Derived: whoever reads them next makes what is missing.
      try? Fingerprints.record(candidate.exemplar, in: curation.repository)
    }
  }

  private mutating func refuse(_ number: Int, _ error: CurationError) {
    outcomes[number] = PublishingOutcome(number: number, result: .refused(error))
  }

  /// Reads the bag again to the last byte and asks every rule on this day.
  private static func candidate(
    _ number: Int, _ curation: Curation, _ actor: Actor
  ) throws(CurationError) -> Candidate {
    let (submission, folder, version) = try curation.standing(number, by: actor)
    if curation.repository.isWithdrawn(submission.exemplar) {
      throw .withdrawn(submission.exemplar)
    }
    let checked: (report: CheckReport, exemplar: Exemplar?)
    let digest: String
    do throws(BundleError) {
      checked = try BundleCheck(context: curation.contextNow)
        .bag(folder, named: submission.exemplar, fetch: .refuse)
      digest = try Bag.digest(of: folder)
    } catch {
      throw CurationError(.system, error.description)
    }
    guard checked.report.isValid, let exemplar = checked.exemplar else {
      throw .notValid(submission.exemplar, checked.report.findings)
    }
    guard digest == submission.digest else { throw .changedBag(submission, folder) }
    return Candidate(
      submission: submission, exemplar: exemplar, folder: folder, version: version)
  }

  private func stage(
    _ candidates: [Candidate]
  ) throws(CurationError) -> (PublishingBatch, [PublishingBatch.Staged]) {
    do {
      let batch = try PublishingBatch(in: curation.repository)
      let moment = curation.clock().ISO8601Format()
      for candidate in candidates {
        try batch.stage(candidate.submission.exemplar, version: candidate.version) {
          folder throws(BundleError) in
          try ReceivedBag(candidate.folder).lay(folder, as: candidate.version, at: moment)
          return candidate.submission.digest
        }
      }
      return (batch, try batch.synced())
    } catch {
      throw CurationError(error, path: curation.repository.stateFolder)
    }
  }

  /// By exemplar, what was announced; a submission that somebody reopened meanwhile is not.
  private mutating func announce(
    _ candidates: [Candidate]
  ) throws(CurationError) -> [String: Pending] {
    let curation = curation
    let actor = actor
    let (announced, refused) = try curation.store.write { database in
      var announced: [String: Pending] = [:]
      var refused: [Int: CurationError] = [:]
      for candidate in candidates {
        let number = candidate.submission.number
        let now = try SubmissionTable(database: database).submission(number)
        guard now.state == .approved, now.digest == candidate.submission.digest else {
          refused[number] = .notOpen(.publish, now)
          continue
        }
        try Confirmation(database: database, curation: curation)
          .adopt(now.exemplar, by: actor, as: .curator)
        let event = try EventLog(database: database).add(
          EventDraft(
            .publishing, by: actor, as: .curator, submission: number, exemplar: now.exemplar,
            version: candidate.version, from: .approved, to: .approved, bag: now.digest),
          at: curation.clock())
        try Pending.add(event, in: database)
        announced[now.exemplar] = Pending(event: event)
      }
      return (announced, refused)
    }
    for (number, error) in refused { refuse(number, error) }
    return announced
  }

  /// Everything that is in place now is published; the rest is given up.
  private func confirm(
    _ renamed: [String: PublishingBatch.Outcome], _ announced: [String: Pending]
  ) throws(CurationError) -> [Int: PublishingOutcome.Result] {
    let curation = curation
    return try curation.store.write { database in
      let confirmation = Confirmation(database: database, curation: curation)
      var results: [Int: PublishingOutcome.Result] = [:]
      for (id, pending) in announced.sorted(by: { $0.value.event.number < $1.value.event.number }) {
        guard let number = pending.event.submission, let version = pending.event.version else {
          continue
        }
        switch renamed[id] {
        case .published(let digest):
          try confirmation.publish(pending)
          results[number] = .published(id: id, version: version, digest: digest)
        case .withdrawn:
          try confirmation.abandon(pending)
          results[number] = .refused(.withdrawn(id))
        case .exists, nil:
          try confirmation.abandon(pending)
          results[number] = .refused(.versionTaken(id, version))
        }
      }
      curation.reaching(.publishRecorded)
      return results
    }
  }
}
