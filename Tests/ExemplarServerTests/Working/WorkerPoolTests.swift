import ExemplarServer
import Foundation
import Synchronization
import Testing

/// Work waits for a thread, and not for ever.
@Suite struct WorkerPoolTests {
  private struct Trouble: Error, Hashable { var words: String }

  /// A gate that keeps a thread busy until it is opened.
  private final class Gate: Sendable {
    private let semaphore = DispatchSemaphore(value: 0)
    func wait() { semaphore.wait() }
    func open(_ times: Int = 1) { for _ in 0..<times { semaphore.signal() } }
  }

  /// Waits until something is so; work is counted a moment after it is handed over.
  private func until(_ isSo: () -> Bool) async throws {
    for _ in 0..<2_000 where !isSo() { try await Task.sleep(for: .milliseconds(2)) }
    #expect(isSo())
  }

  @Test func `does work with tools of its own, each made once`() async throws {
    let made = Counter()
    let pool = WorkerPool(workers: 3, waiting: 100, name: "test") { made.next() }
    let numbers = try await withThrowingTaskGroup(of: Int.self) { group in
      for _ in 0..<90 { group.addTask { try await pool.run { $0 } } }
      return try await group.reduce(into: Set<Int>()) { $0.insert($1) }
    }
    #expect(numbers.isSubset(of: [1, 2, 3]))
    #expect(made.count <= 3)
    try await until { pool.load.done == 90 }
    #expect(pool.load.working == 0)
  }

  @Test func `refuses work when too much waits`() async throws {
    let gate = Gate()
    let pool = WorkerPool(workers: 1, waiting: 2, name: "test") {}
    let first = Task { try await pool.run { gate.wait() } }
    try await until { pool.load.working == 1 }
    let others = (0..<2).map { _ in Task { try await pool.run {} } }
    try await until { pool.load.waiting == 2 }
    await #expect(throws: WorkRefusal.busy) { try await pool.run {} }
    #expect(pool.load.refused == 1)
    gate.open()
    try await first.value
    for other in others { try await other.value }
  }

  @Test func `gives up what waits too long, though every thread is busy`() async throws {
    let gate = Gate()
    let pool = WorkerPool(workers: 1, waiting: 9, patience: .milliseconds(50), name: "test") {}
    let first = Task { try await pool.run { gate.wait() } }
    try await until { pool.load.working == 1 }
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<3 {
        group.addTask {
          await #expect(throws: WorkRefusal.late) { try await pool.run {} }
        }
      }
    }
    #expect(pool.load.late == 3)
    #expect(pool.load.waiting == 0)
    gate.open()
    try await first.value
    #expect(try await pool.run { 1 } == 1)
  }

  @Test func `does not begin work that nobody waits for any more`() async throws {
    let gate = Gate()
    let begun = Counter()
    let pool = WorkerPool(workers: 1, waiting: 9, name: "test") {}
    let first = Task { try await pool.run { gate.wait() } }
    try await until { pool.load.working == 1 }
    let waiting = Task { try await pool.run { begun.next() } }
    try await until { pool.load.waiting == 1 }
    waiting.cancel()
    await #expect(throws: CancellationError.self) { try await waiting.value }
    #expect(pool.load.waiting == 0 && pool.load.dropped == 1)
    let late = Task { () -> Int in
      while !Task.isCancelled { await Task.yield() }
      return try await pool.run { begun.next() }
    }
    late.cancel()
    await #expect(throws: CancellationError.self) { try await late.value }
    gate.open()
    try await first.value
    #expect(begun.count == 0)
  }

  @Test func `tells what work throws and goes on`() async throws {
    let pool = WorkerPool(workers: 1, waiting: 9, name: "test") {}
    for number in 0..<5 {
      await #expect(throws: Trouble(words: "\(number)")) {
        try await pool.run { throw Trouble(words: "\(number)") }
      }
    }
    #expect(try await pool.run { 7 } == 7)
  }

  @Test func `makes a tool anew where it could not be made or is spent`() async throws {
    let made = Counter()
    let pool = WorkerPool(
      workers: 1, waiting: 9, name: "test", isSpent: { $0 as? Trouble == Trouble(words: "spent") }
    ) { () throws -> Int in
      let number = made.next()
      if number == 1 { throw Trouble(words: "not yet") }
      return number
    }
    await #expect(throws: Trouble(words: "not yet")) { try await pool.run { $0 } }
    #expect(try await pool.run { $0 } == 2)
    await #expect(throws: Trouble(words: "other")) {
      try await pool.run { _ in throw Trouble(words: "other") }
    }
    #expect(try await pool.run { $0 } == 2)
    await #expect(throws: Trouble(words: "spent")) {
      try await pool.run { _ in throw Trouble(words: "spent") }
    }
    #expect(try await pool.run { $0 } == 3)
  }

  @Test func `ends what waits before it stops, and takes no more`() async throws {
    let gate = Gate()
    let pool = WorkerPool(workers: 1, waiting: 9, name: "test") {}
    let first = Task { try await pool.run { gate.wait() } }
    try await until { pool.load.working == 1 }
    let second = Task { try await pool.run { 2 } }
    try await until { pool.load.waiting == 1 }
    pool.stop()
    await #expect(throws: WorkRefusal.stopped) { try await pool.run {} }
    gate.open()
    try await first.value
    #expect(try await second.value == 2)
  }
}

/// Counts from 1.
private final class Counter: Sendable {
  private let number = Mutex(0)
  var count: Int { number.withLock { $0 } }
  @discardableResult func next() -> Int {
    number.withLock {
      $0 += 1
      return $0
    }
  }
}
