internal import Dispatch
internal import Foundation
internal import Synchronization

/// SIGTERM and SIGINT: the first asks the server to stop, the second ends the process at once.
///
/// What does not end in spite of everything is ended after the last moment; a kill loses nothing, so that is safe.
final class StopSignals: Sendable {
  /// Brings something with the first signal.
  let stop: AsyncStream<Void>
  // Kept so that they go on; nobody touches them again.
  private nonisolated(unsafe) let sources: [any DispatchSourceSignal]

  /// Listens from now on; `ending` is called before the process is ended.
  init(lastMoment: Duration, ending: @escaping @Sendable () -> Void) {
    let (stream, continuation) = AsyncStream.makeStream(of: Void.self)
    stop = stream
    let count = SignalCount()
    let queue = DispatchQueue(label: "signals")
    sources = [SIGTERM, SIGINT].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler {
        guard count.next() == 1 else {
          ending()
          exit(128 + number)
        }
        continuation.yield()
        continuation.finish()
        queue.asyncAfter(deadline: .now() + .milliseconds(lastMoment.milliseconds)) {
          ending()
          exit(0)
        }
      }
      source.resume()
      return source
    }
  }
}

/// How many signals came.
private final class SignalCount: Sendable {
  private let count = Atomic<Int>(0)
  func next() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
}

extension Duration {
  fileprivate var milliseconds: Int {
    Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
  }
}
