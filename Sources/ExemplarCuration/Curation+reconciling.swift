internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarIndexing
internal import GRDB

/// Something that a program announced and could not confirm, and what became of it.
public struct Reconciled: Hashable, Sendable {
  /// The event that announced it.
  public var event: Event
  /// False: nothing had become visible yet, and it was given up.
  public var isFinished: Bool
}

extension Curation {
  /// Takes up what programs announced that ended before they could confirm it.
  ///
  /// A bag that was renamed into place is published; one that was not is given up and its submission stays
  /// approved. A withdrawal is carried out to its end. What a living program is about is left to it.
  @discardableResult
  public func reconcile() throws(CurationError) -> [Reconciled] {
    guard try store.read(Pending.isAnything) == true else { return [] }
    return try finishPending(waiting: 0)
  }

  /// Finishes what was announced, after waiting for whoever is about it; without waiting, leaves it to him.
  @discardableResult
  func finishPending(waiting seconds: Double = 60) throws(CurationError) -> [Reconciled] {
    do throws(CurationError) {
      return try locked(waiting: seconds, reconcile)
    } catch {
      if error.code == .locked, seconds == 0 { return [] }
      throw error
    }
  }

  /// Runs something under the lock that covers all that moves between `.exemplar` and `exemplars/`.
  func locked<Value>(
    waiting seconds: Double = 60, _ body: (RepositoryLock) throws(CurationError) -> Value
  ) throws(CurationError) -> Value {
    let lock: RepositoryLock
    do throws(RepositoryError) {
      lock = try RepositoryLock(repository.writerLockPath, waiting: seconds)
    } catch {
      throw CurationError(error)
    }
    defer { withExtendedLifetime(lock) {} }
    return try body(lock)
  }

  /// Finishes or gives up everything that was announced, for the holder of the lock: nobody else is about it.
  func reconcile(under lock: RepositoryLock) throws(CurationError) -> [Reconciled] {
    var all: [Reconciled] = []
    for pending in try store.read(Pending.all) ?? [] {
      all.append(Reconciled(event: pending.event, isFinished: try finish(pending, under: lock)))
    }
    return all
  }

  /// False when it was given up.
  private func finish(
    _ pending: Pending, under lock: RepositoryLock
  ) throws(CurationError) -> Bool {
    switch pending.event.kind {
    case .publishing: return try finishPublishing(pending, under: lock)
    case .withdrawing: _ = try carryOut(pending, under: lock)
    default: _ = try finishLifting(pending, under: lock)
    }
    return true
  }

  /// What the index cannot take now, `doctor` finds.
  private func finishPublishing(
    _ pending: Pending, under lock: RepositoryLock
  ) throws(CurationError) -> Bool {
    let isThere = isInPlace(pending.event)
    try store.write { database in
      let confirmation = Confirmation(database: database, curation: self)
      try isThere ? confirmation.publish(pending) : confirmation.abandon(pending)
    }
    if isThere { _ = index([pending.event.exemplar], under: lock) }
    return isThere
  }

  /// True when the bag that an event announced is public.
  private func isInPlace(_ event: Event) -> Bool {
    guard let version = event.version, let digest = event.bag else { return false }
    // A version that is not there, or is no bag, is not the one that was announced.
    return (try? repository.digest(of: event.exemplar, version: version)) == digest
  }
}
