internal import Dispatch
internal import Foundation

/// Threads that each own a tool of their own, and do one piece of work at a time with it.
///
/// ```swift
/// let readers = WorkerPool(workers: 2, waiting: 64, name: "reader") { try IndexReader.newest(in: folder) }
/// let total = try await readers.run { reader in try reader.search(request).total }
/// ```
/// Nothing that blocks runs on an event loop or among Swift's few own threads. A tool is made when work first needs
/// it; where that fails, the work fails and the next piece tries again.
package final class WorkerPool<Tool>: Sendable {
  /// Why work was not done.
  package typealias Refusal = WorkRefusal

  private let line: WorkLine<Tool>
  private let patience: DispatchTimeInterval

  /// Starts the threads.
  ///
  /// At most `waiting` pieces of work wait for a free one, none longer than `patience`. After an error for which
  /// `isSpent` is true, the tool is given up and the next piece of work gets a new one; so it is where `edition` is
  /// another one than when the tool was made. Work of more `niceness`, up to 19, leaves the processor to others: what
  /// nobody waits for must not delay an answer on a machine of few cores.
  ///
  /// Source: setpriority(2), which on Linux concerns the calling thread.
  package init(
    workers: Int, waiting: Int, patience: Duration = .seconds(10), name: String,
    niceness: Int32 = 0,
    isSpent: @escaping @Sendable (any Error) -> Bool = { _ in false },
    edition: @escaping @Sendable () -> any Hashable = { 0 },
    tool: @escaping @Sendable () throws -> Tool
  ) {
    line = WorkLine(workers: workers, room: waiting)
    self.patience = .milliseconds(
      Int(patience.components.seconds) * 1_000
        + Int(patience.components.attoseconds / 1_000_000_000_000_000))
    for number in 1...workers {
      let line = line
      let thread = Thread {
        // Where it is not granted, the work is done all the same.
        if niceness > 0 { setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness) }
        Self.work(in: line, isSpent, edition, tool)
      }
      thread.name = "\(name)-\(number)"
      thread.start()
    }
  }

  deinit { line.stop() }

  /// How busy it is now, and what it has done so far.
  package var load: WorkLoad { line.load }

  /// Does a piece of work on one of the threads.
  ///
  /// Work that still waits when its task is cancelled is not begun.
  ///
  /// - Throws: `WorkRefusal` where too many wait, the wait was too long or the pool was stopped;
  ///   `CancellationError`; else what making the tool or the work throws.
  package func run<Value: Sendable>(
    _ work: @escaping @Sendable (Tool) throws -> Value
  ) async throws -> Value {
    let ticket = WorkTicket()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        line.add(
          WaitingWork(ticket: ticket, deadline: .now() + patience) { tool in
            let result = Result { try work(tool()) }
            continuation.resume(with: result)
            if case .failure(let error) = result { return error }
            return nil
          } refuse: {
            continuation.resume(throwing: $0)
          })
      }
    } onCancel: {
      line.drop(ticket)
    }
  }

  /// Lets the threads end after what waits is done.
  package func stop() { line.stop() }

  /// What a thread does until there is no more work. Whatever a piece of work throws is told to whoever waits for
  /// it, and goes no further.
  private static func work(
    in line: WorkLine<Tool>, _ isSpent: (any Error) -> Bool, _ edition: () -> any Hashable,
    _ tool: () throws -> Tool
  ) {
    var own: (tool: Tool, edition: AnyHashable)?
    while let work = line.next() {
      let error = work.perform { () throws -> Tool in
        let edition = AnyHashable(edition())
        if let own, own.edition == edition { return own.tool }
        let made = try tool()
        own = (made, edition)
        return made
      }
      if let error, isSpent(error) { own = nil }
      line.done()
    }
  }
}
