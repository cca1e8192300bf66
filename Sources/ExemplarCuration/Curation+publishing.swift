public import ExemplarCatalog
internal import Foundation
internal import GRDB

/// What became of one submission that was to be published.
public struct PublishingOutcome: Sendable {
  public enum Result: Sendable {
    /// Public and recorded.
    case published(id: String, version: Int, digest: String)
    /// Not public; why.
    case refused(CurationError)
  }

  public var number: Int
  public var result: Result
  /// Why it cannot be found by a search yet; nil when it can.
  public var indexProblem: String?
}

extension Curation {
  /// How many bags become public together.
  private static let batchSize = 100

  /// Publishes approved submissions, in one batch; those that may not be public are refused and the others go on.
  ///
  /// ```swift
  /// try curation.publish([3, 4], by: ana)   // [.published(id: "paper-circuits", version: 1, …), …]
  /// ```
  /// Each bag is read again to the last byte and every rule asked again: consent may have expired since. Ends
  /// with the lessons in the index. Throws when nobody may publish, or nothing could be begun.
  public func publish(
    _ numbers: [Int], by actor: Actor
  ) throws(CurationError) -> [PublishingOutcome] {
    if configuration.curators.isEmpty { throw .noCurator }
    guard actor.roles.contains(.curator) else { throw .notCurator(actor, "publish") }
    var seen: Set<Int> = []
    let wanted = numbers.filter { seen.insert($0).inserted }
    return try locked { lock throws(CurationError) in
      _ = try reconcile(under: lock)
      return try publish(wanted, under: lock, by: actor)
    }
  }

  /// Batch by batch; trouble with the disk ends it, and what was not reached is refused for that reason.
  private func publish(
    _ numbers: [Int], under lock: RepositoryLock, by actor: Actor
  ) throws(CurationError) -> [PublishingOutcome] {
    var run = PublishingRun(self, under: lock, by: actor)
    var start = 0
    while start < numbers.count {
      let end = min(start + Self.batchSize, numbers.count)
      do throws(CurationError) {
        try run.publish(Array(numbers[start..<end]))
      } catch {
        for number in numbers where run.outcomes[number] == nil {
          run.outcomes[number] = PublishingOutcome(number: number, result: .refused(error))
        }
      }
      start = end
    }
    return numbers.compactMap { run.outcomes[$0] }
  }

  /// An approved submission with its bag and the number its version will have.
  func standing(
    _ number: Int, by actor: Actor
  ) throws(CurationError) -> (submission: Submission, folder: String, version: Int) {
    let found = try store.read { database in
      let table = SubmissionTable(database: database)
      let submission = try table.submission(number)
      _ = try MoveRule.rule(
        for: .publish, of: submission, by: actor, reason: nil,
        hasCurators: !configuration.curators.isEmpty)
      let version = try Confirmation(database: database, curation: self)
        .nextVersion(of: submission.exemplar)
      return (submission, try table.rounds(of: number).last?.folder, version)
    }
    guard let (submission, folder, version) = found, let folder else {
      throw .unknownSubmission(number)
    }
    return (submission, "\(receivedFolder)/\(folder)", version)
  }

  /// Sets the day on which an approved submission is to become public; `publishDue` publishes it then.
  public func schedule(
    _ number: Int, on day: CalendarDay, by actor: Actor
  ) throws(CurationError) -> Submission {
    guard day >= localDay else { throw .pastDay(day, localDay) }
    return try settled(number) { database, submission in
      let rule = try MoveRule.rule(
        for: .publish, of: submission, by: actor, reason: nil,
        hasCurators: !configuration.curators.isEmpty)
      try EventLog(database: database).add(
        EventDraft(
          .schedule, by: actor, as: rule.by.role, submission: number,
          exemplar: submission.exemplar, from: submission.state, to: submission.state,
          bag: submission.digest, notes: day.description),
        at: clock())
      var submission = submission
      submission.publishOn = day.description
      try SubmissionTable(database: database).update(submission)
      return submission
    }
  }

  /// Publishes every approved submission whose day has come.
  public func publishDue(by actor: Actor) throws(CurationError) -> [PublishingOutcome] {
    let today = localDay.description
    let due = try submissions(SubmissionFilter(states: [.approved]))
      .filter { $0.publishOn.map { $0 <= today } ?? false }
    return try publish(due.map(\.number), by: actor)
  }
}
