internal import Dispatch
internal import Foundation

/// A piece of work that waits for a thread.
///
/// Whoever takes it out of the line calls one of its two closures, once.
struct WaitingWork<Tool>: Sendable {
  let ticket: WorkTicket
  let deadline: DispatchTime
  /// Does it, tells whoever waits, and gives the error where there was one.
  let perform: @Sendable (() throws -> Tool) -> (any Error)?
  /// Tells whoever waits why it was not done.
  let refuse: @Sendable (any Error) -> Void
}

/// Names one piece of work to the line it waits in.
// Unchecked: its member is read and written under the line's lock.
final class WorkTicket: @unchecked Sendable {
  fileprivate var isCancelled = false
}

/// The line in which work waits for a thread.
// Unchecked: every member is read and written under the condition's lock.
final class WorkLine<Tool>: @unchecked Sendable {
  private let condition = NSCondition()
  private let room: Int
  private var works: [WaitingWork<Tool>] = []
  private var counts: WorkLoad
  private var isWatched = false
  private var isStopped = false

  init(workers: Int, room: Int) {
    self.room = room
    counts = WorkLoad(workers: workers)
  }

  var load: WorkLoad {
    condition.withLock {
      var load = counts
      load.waiting = works.count
      return load
    }
  }

  /// Takes a piece of work, or refuses it at once.
  func add(_ work: WaitingWork<Tool>) {
    if let refusal = condition.withLock({ taken(work) }) { work.refuse(refusal) }
  }

  private func taken(_ work: WaitingWork<Tool>) -> (any Error)? {
    if work.ticket.isCancelled {
      counts.dropped += 1
      return CancellationError()
    }
    if isStopped { return WorkRefusal.stopped }
    let free = counts.workers - counts.working
    guard works.count < room + free else {
      counts.refused += 1
      return WorkRefusal.busy
    }
    works.append(work)
    if works.count > free { watch(until: work.deadline) }
    condition.signal()
    return nil
  }

  /// Gives up a piece of work that nobody waits for any more, unless it was begun.
  func drop(_ ticket: WorkTicket) {
    let dropped = condition.withLock { () -> WaitingWork<Tool>? in
      ticket.isCancelled = true
      guard let place = works.firstIndex(where: { $0.ticket === ticket }) else { return nil }
      counts.dropped += 1
      return works.remove(at: place)
    }
    dropped?.refuse(CancellationError())
  }

  /// The next piece of work; nil when there will be no more.
  func next() -> WaitingWork<Tool>? {
    condition.withLock {
      while works.isEmpty {
        if isStopped { return nil }
        condition.wait()
      }
      counts.working += 1
      return works.removeFirst()
    }
  }

  func done() {
    condition.withLock {
      counts.working -= 1
      counts.done += 1
    }
  }

  func stop() {
    condition.withLock {
      isStopped = true
      condition.broadcast()
    }
  }

  // MARK: Patience

  /// Looks again when the first in the line has waited long enough; called under the lock.
  private func watch(until deadline: DispatchTime) {
    guard !isWatched else { return }
    isWatched = true
    DispatchQueue.global().asyncAfter(deadline: deadline) { self.expire() }
  }

  /// Gives up what has waited too long. Who came first has the first deadline.
  private func expire() {
    let late = condition.withLock { () -> ArraySlice<WaitingWork<Tool>> in
      let now = DispatchTime.now()
      let late = works.prefix { $0.deadline <= now }
      works.removeFirst(late.count)
      counts.late += late.count
      isWatched = false
      if let first = works.first { watch(until: first.deadline) }
      return late
    }
    for work in late { work.refuse(WorkRefusal.late) }
  }
}
