internal import Synchronization

/// A value that somebody waits for and that is settled once: by the work, or by the clock.
final class AwaitedValue<Value: Sendable>: Sendable {
  private struct State {
    var result: Result<Value, any Error>?
    var continuation: CheckedContinuation<Value, any Error>?
    var work: Task<Void, Never>?
    var isSettled = false
  }

  private let state = Mutex(State())

  /// Whether it needs no work any more.
  var isSettled: Bool { state.withLock { $0.isSettled } }

  /// Names what is cancelled when nobody waits any more.
  func isMade(by work: Task<Void, Never>) {
    state.withLock { if !$0.isSettled { $0.work = work } }
  }

  /// Brings the value to who waits; the first time alone.
  func settle(_ result: Result<Value, any Error>) {
    let continuation: CheckedContinuation<Value, any Error>? = state.withLock { state in
      guard !state.isSettled else { return nil }
      state.isSettled = true
      state.work = nil
      defer { state.continuation = nil }
      if state.continuation == nil { state.result = result }
      return state.continuation
    }
    continuation?.resume(with: result)
  }

  /// Waits for the value.
  func wait(_ continuation: CheckedContinuation<Value, any Error>) {
    let result: Result<Value, any Error>? = state.withLock { state in
      if state.result == nil { state.continuation = continuation }
      defer { state.result = nil }
      return state.result
    }
    if let result { continuation.resume(with: result) }
  }

  /// Waits no longer, and lets the work end as it can.
  func giveUp(_ error: any Error) {
    let work = state.withLock { $0.work }
    settle(.failure(error))
    work?.cancel()
  }
}
