internal import Dispatch

/// Runs asynchronous work to its end on behalf of a command; the main thread has nothing else to do meanwhile.
enum Waiting {
  /// Waits for the work; throws what it throws.
  static func run(_ work: @escaping @Sendable () async throws -> Void) throws {
    let end = DispatchSemaphore(value: 0)
    let outcome = Outcome()
    Task {
      do { try await work() } catch { outcome.error = error }
      end.signal()
    }
    end.wait()
    if let error = outcome.error { throw error }
  }

  /// What the work left.
  // Read after the semaphore was signaled, so never at one time with the writing.
  private final class Outcome: @unchecked Sendable {
    var error: (any Error)?
  }
}
