internal import Foundation

/// Threads that each own a tool of their own, and do one piece of work at a time with it.
///
/// ```swift
/// let readers = WorkerPool(workers: 2, waiting: 64, name: "reader") { try IndexReader(folder) }
/// let total = try await readers.run { reader in try reader.search(request).total }
/// ```
/// Nothing that blocks runs on an event loop or among Swift's few own threads. A tool is made when work first needs
/// it; where that fails, the work fails and the next piece tries again.
final class WorkerPool<Tool>: Sendable {
  /// Why work was not taken.
  enum Refusal: Error, Hashable { case busy, stopped }

  /// How many pieces of work wait and how many are being done.
  struct Load: Hashable, Sendable {
    var waiting = 0
    var working = 0
    var workers = 0
  }

  private let line: WorkLine<Tool>

  /// Starts the threads; at most `waiting` pieces of work wait for a free one.
  init(
    workers: Int, waiting: Int, name: String, tool: @escaping @Sendable () throws -> Tool
  ) {
    line = WorkLine(workers: workers, room: waiting)
    for number in 1...workers {
      let line = line
      let thread = Thread {
        var own: Tool?
        while let work = line.next() {
          work { () throws -> Tool in
            if let own { return own }
            let made = try tool()
            own = made
            return made
          }
          line.done()
        }
      }
      thread.name = "\(name)-\(number)"
      thread.start()
    }
  }

  deinit { line.stop() }

  /// How busy it is now.
  var load: Load { line.load }

  /// Does a piece of work on one of the threads.
  ///
  /// - Throws: ``Refusal`` where too many wait or the pool was stopped; else what making the tool or the work throws.
  func run<Value: Sendable>(
    _ work: @escaping @Sendable (Tool) throws -> Value
  ) async throws -> Value {
    try await withCheckedThrowingContinuation { continuation in
      let refusal = line.add { tool in
        continuation.resume(with: Result { try work(tool()) })
      }
      if let refusal {
        continuation.resume(
          throwing: refusal == .busy ? Refusal.busy : Refusal.stopped)
      }
    }
  }

  /// Lets the threads end after what waits is done.
  func stop() { line.stop() }
}

/// The line in which work waits for a thread.
private final class WorkLine<Tool>: @unchecked Sendable {  // Every member is read and written under the condition's lock.
  typealias Work = @Sendable (() throws -> Tool) -> Void
  enum Refusal { case busy, stopped }

  private let condition = NSCondition()
  private let room: Int
  private let workers: Int
  private var works: [Work] = []
  private var first = 0
  private var working = 0
  private var isStopped = false

  init(workers: Int, room: Int) {
    self.workers = workers
    self.room = room
  }

  var load: WorkerPool<Tool>.Load {
    condition.withLock {
      .init(waiting: works.count - first, working: working, workers: workers)
    }
  }

  func add(_ work: @escaping Work) -> Refusal? {
    condition.withLock {
      if isStopped { return .stopped }
      guard works.count - first < room || working < workers else { return .busy }
      works.append(work)
      condition.signal()
      return nil
    }
  }

  /// The next piece of work; nil when there will be no more.
  func next() -> Work? {
    condition.withLock {
      while first == works.count {
        if isStopped { return nil }
        condition.wait()
      }
      let work = works[first]
      first += 1
      if first > 64, first * 2 > works.count {
        works.removeFirst(first)
        first = 0
      }
      working += 1
      return work
    }
  }

  func done() { condition.withLock { working -= 1 } }

  func stop() {
    condition.withLock {
      isStopped = true
      condition.broadcast()
    }
  }
}
