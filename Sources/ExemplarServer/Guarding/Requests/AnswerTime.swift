internal import Synchronization

/// How long an answer may take: what is not there by then is given up, and nobody waits for it any more.
///
/// ```swift
/// let time = AnswerTime(.seconds(30))
/// let answer = try await time.limit { started in started(); return try await slowWork() }   // or 503
/// ```
/// The work itself is cancelled; where it does not heed that, as a search does not, its result is thrown away. One
/// clock looks after all requests, so that a quick one costs no timer.
final class AnswerTime: Sendable {
  private struct Late {
    let deadline: ContinuousClock.Instant
    let giveUp: @Sendable () -> Void
  }

  private struct Running {
    var awaited: [ObjectIdentifier: Late] = [:]
    var isTicking = false
  }

  private let time: Duration
  private let tick: Duration
  private let running = Mutex(Running())

  init(_ time: Duration) {
    self.time = time
    tick = min(.milliseconds(250), time / 4)
  }

  /// Waits for work, and from when the work says that it has begun not longer than is allowed.
  func limit<Value: Sendable>(
    _ work: @escaping @Sendable (_ begun: @escaping @Sendable () -> Void) async throws -> Value
  ) async throws -> Value {
    let value = AwaitedValue<Value>()
    let task = Task {
      do {
        value.settle(.success(try await work { [self] in begin(value) }))
      } catch {
        value.settle(.failure(error))
      }
    }
    value.isMade(by: task)
    defer { end(ObjectIdentifier(value)) }
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { value.wait($0) }
    } onCancel: {
      task.cancel()
    }
  }

  private func begin<Value: Sendable>(_ value: AwaitedValue<Value>) {
    let late = Late(deadline: .now + time) { value.giveUp(ServerProblem.timedOut) }
    let isFirst = running.withLock { running in
      // What was settled is not looked after any more.
      guard !value.isSettled else { return false }
      running.awaited[ObjectIdentifier(value)] = late
      defer { running.isTicking = true }
      return !running.isTicking
    }
    if isFirst { Task { await ticks() } }
  }

  private func end(_ value: ObjectIdentifier) {
    running.withLock { _ = $0.awaited.removeValue(forKey: value) }
  }

  /// Gives up what is late, until nothing is awaited.
  private func ticks() async {
    while true {
      do { try await Task.sleep(for: tick) } catch { return }
      let now = ContinuousClock.now
      let late: [Late]? = running.withLock { running in
        guard !running.awaited.isEmpty else {
          running.isTicking = false
          return nil
        }
        return running.awaited.values.filter { $0.deadline <= now }
      }
      guard let late else { return }
      for awaited in late { awaited.giveUp() }
    }
  }
}
