internal import Foundation

/// Where lines of the log go: they are gathered at once and written by a thread of their own.
///
/// A slow reader of the log never holds up a request. Where more than ``room`` lines wait, further ones are left out,
/// and one line says how many.
// Every member is used under the condition's lock.
public final class LogSink: @unchecked Sendable {
  /// So many lines may wait.
  static let room = 20_000

  private let condition = NSCondition()
  private var waiting: [@Sendable () -> String] = []
  private var lost = 0
  private var isWriting = false
  private let write: @Sendable ([UInt8]) -> Void

  /// Writes to somewhere; called on one thread, one piece after the other.
  public init(write: @escaping @Sendable ([UInt8]) -> Void) {
    self.write = write
    let thread = Thread { [weak self] in
      while let self, self.writeNext() {}
    }
    thread.name = "log"
    thread.start()
  }

  /// Standard error. A closed one takes no more, and that stops nothing.
  public static func standardError() -> LogSink {
    LogSink { bytes in
      var rest = bytes[...]
      while !rest.isEmpty {
        let count = rest.withUnsafeBytes {
          Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count)
        }
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return }
        rest = rest.dropFirst(count)
      }
    }
  }

  /// Takes a line and comes back at once; it is put into words on the thread that writes.
  func add(_ line: @escaping @Sendable () -> String) {
    condition.withLock {
      guard waiting.count < Self.room else {
        lost += 1
        return
      }
      waiting.append(line)
      if waiting.count == 1 { condition.broadcast() }
    }
  }

  /// Waits until what was added before is written, at most so long.
  public func flush(within seconds: Double = 2) {
    let deadline = Date(timeIntervalSinceNow: seconds)
    condition.withLock {
      while isWriting || !waiting.isEmpty {
        guard condition.wait(until: deadline) else { return }
      }
    }
  }

  /// Writes what is there; waits a while where nothing is. Always true: the thread ends with the sink.
  private func writeNext() -> Bool {
    let (lines, leftOut) = condition.withLock { () -> ([@Sendable () -> String], Int) in
      if waiting.isEmpty { _ = condition.wait(until: Date(timeIntervalSinceNow: 0.5)) }
      defer { (waiting, lost) = ([], 0) }
      isWriting = !waiting.isEmpty
      return (waiting, lost)
    }
    guard !lines.isEmpty else { return true }
    var text = lines.reduce(into: "") { $0 += $1() }
    if leftOut > 0 {
      text += "\(leftOut) lines of the log were left out: they came faster than they were read\n"
    }
    write(Array(text.utf8))
    condition.withLock {
      isWriting = false
      condition.broadcast()
    }
    return true
  }
}
