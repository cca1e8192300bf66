internal import ExemplarClient
internal import Foundation
internal import Synchronization

/// Waits on the program's own thread, which has nothing else to do, until a server was asked.
func awaited<Value: Sendable>(
  _ work: @escaping @Sendable () async throws(ClientError) -> Value
) throws(ClientError) -> Value {
  let outcome = Outcome<Value>()
  let isDone = DispatchSemaphore(value: 0)
  Task.detached {
    do throws(ClientError) {
      let value = try await work()
      outcome.set(.success(value))
    } catch {
      outcome.set(.failure(error))
    }
    isDone.signal()
  }
  isDone.wait()
  return try outcome.value.get()
}

/// What one thread leaves for another.
private final class Outcome<Value: Sendable>: Sendable {
  private let result = Mutex<Result<Value, ClientError>?>(nil)

  func set(_ value: Result<Value, ClientError>) { result.withLock { $0 = value } }

  /// Of work that has ended.
  var value: Result<Value, ClientError> {
    guard let value = result.withLock({ $0 }) else {
      preconditionFailure("The outcome was asked for before the work had ended.")
    }
    return value
  }
}
