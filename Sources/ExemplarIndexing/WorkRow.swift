internal import Foundation

/// A row of pieces of work that several threads share: each takes the next piece, works on it beside the others, and
/// takes its turn when all pieces before it have had theirs.
///
/// ```swift
/// try WorkRow.run(pieces: 40, told: { print($0) }) { row in
///   while let piece = row.next() {
///     let made = make(piece)                        // beside the others
///     try row.inTurn(piece) { take(made) }          // alone, in order
///     row.tell(1)
///   }
/// }
/// ```
/// Nobody is further ahead than the others are many, so memory is bounded. The first error ends all of it.
// What changes is touched with the condition's lock held.
final class WorkRow: @unchecked Sendable {
  /// Another thread failed; its error is the one that is told.
  private struct Stopped: Error {}

  private let condition = NSCondition()
  private let pieces: Int
  private var taken = 0
  private var turn = 0
  private var told = 0
  private var working: Int
  private var failure: (any Error)?

  private init(pieces: Int, workers: Int) {
    self.pieces = pieces
    working = workers
  }

  /// More threads would need more memory than an index may take while it is built.
  static let mostWorkers = 4

  /// Works on all pieces with as many threads as there are processors; `told` is called on the caller's.
  static func run(
    pieces: Int, told: (Int) -> Void, _ work: @escaping @Sendable (WorkRow) throws -> Void
  ) throws {
    let workers = min(pieces, mostWorkers, max(1, ProcessInfo.processInfo.activeProcessorCount))
    let row = WorkRow(pieces: pieces, workers: workers)
    if pieces == 1 {
      row.end(Result { try work(row) })
    } else {
      for _ in 0..<workers {
        let thread = Thread { row.end(Result { try work(row) }) }
        thread.stackSize = 4 << 20
        thread.start()
      }
    }
    try row.wait(told)
  }

  /// The next piece; nil when all are taken, or when a thread has failed.
  func next() -> Int? {
    condition.withLock {
      guard taken < pieces, failure == nil else { return nil }
      taken += 1
      return taken - 1
    }
  }

  /// Waits until all pieces before this one have had their turn.
  func inTurn<Value>(_ piece: Int, _ body: () throws -> Value) throws -> Value {
    try condition.withLock {
      while turn != piece, failure == nil { condition.wait() }
      if failure != nil { throw Stopped() }
    }
    let value = try body()
    condition.withLock {
      turn += 1
      condition.broadcast()
    }
    return value
  }

  /// Counts what is done.
  func tell(_ count: Int) {
    condition.withLock {
      told += count
      condition.broadcast()
    }
  }

  private func end(_ result: Result<Void, any Error>) {
    condition.withLock {
      working -= 1
      if case .failure(let error) = result, failure == nil { failure = error }
      condition.broadcast()
    }
  }

  private func wait(_ tell: (Int) -> Void) throws {
    var last = -1
    while true {
      let (count, isOver) = condition.withLock {
        while told == last, working > 0 { condition.wait() }
        return (told, working == 0)
      }
      if count != last { tell(count) }
      last = count
      if isOver { break }
    }
    if let failure = condition.withLock({ failure }) { throw failure }
  }
}
