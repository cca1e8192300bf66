internal import Foundation
internal import Synchronization

extension Array where Element: Sendable {
  /// Maps over all processors; the results are in the order of the elements.
  ///
  /// For work that reads files or computes; the closure runs on several threads at once.
  package func concurrentMap<Result: Sendable>(
    _ transform: @Sendable (Element) -> Result
  ) -> [Result] {
    let results = ConcurrentResults<Result>(count: count)
    DispatchQueue.concurrentPerform(iterations: count) { index in
      results.set(transform(self[index]), at: index)
    }
    return results.all
  }
}

/// Results as they come in from several threads.
private final class ConcurrentResults<Result: Sendable>: Sendable {
  private let values: Mutex<[Result?]>

  init(count: Int) { values = Mutex([Result?](repeating: nil, count: count)) }

  func set(_ value: Result, at index: Int) { values.withLock { $0[index] = value } }

  /// In order.
  var all: [Result] { values.withLock { $0.compactMap { $0 } } }
}
