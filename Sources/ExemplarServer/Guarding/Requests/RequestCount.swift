internal import Synchronization

/// How many requests are being answered.
final class RequestCount: Sendable {
  private let count = Atomic(0)
  private let most: Int

  /// At most so many at one time.
  init(most: Int) { self.most = most }

  /// Begins one, where there is room; each that began is to be ended.
  func begin() -> Bool {
    guard count.wrappingAdd(1, ordering: .relaxed).newValue > most else { return true }
    end()
    return false
  }

  func end() { count.wrappingSubtract(1, ordering: .relaxed) }
}
