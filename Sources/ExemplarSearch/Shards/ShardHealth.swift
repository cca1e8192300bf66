internal import Synchronization

/// Which servers failed a moment ago, for all readers of this process: nobody waits for the same one again and again.
final class ShardHealth: Sendable {
  static let shared = ShardHealth()

  /// A server, and when it may be asked again.
  private let failed = Mutex<[String: ContinuousClock.Instant]>([:])

  /// True where a server did not fail, or long enough ago; who is told so asks it for all others.
  func mayAsk(_ name: String, pause: Duration) -> Bool {
    failed.withLock { failed in
      guard let until = failed[name] else { return true }
      let now = ContinuousClock.now
      guard now >= until else { return false }
      failed[name] = now + pause
      return true
    }
  }

  /// A server did not answer.
  func fail(_ name: String, pause: Duration) {
    failed.withLock { $0[name] = .now + pause }
  }

  /// A server answers again.
  func recover(_ name: String) {
    failed.withLock { $0[name] = nil }
  }
}
