import Foundation

/// A connection on which a test says any bytes at all, well or badly formed.
final class RawConnection: Sendable {
  enum Trouble: Error { case socket(Int32), nothing }

  private let descriptor: Int32

  /// Connects to a port of this machine and says a few first words, before any thread has to be waited for;
  /// `window` is how many bytes the system keeps for who does not read.
  init(port: Int, saying words: String = "", window: Int32? = nil) throws {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    guard descriptor >= 0 else { throw Trouble.socket(errno) }
    if var window {
      setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &window, socklen_t(MemoryLayout<Int32>.size))
    }
    // A `sockaddr_in`, byte by byte: which module its members come from depends on what else is imported.
    let family = UInt16(AF_INET)
    let address: [UInt8] =
      withUnsafeBytes(of: family) { Array($0) }
      + [UInt8(port >> 8), UInt8(port & 0xFF), 127, 0, 0, 1] + [UInt8](repeating: 0, count: 8)
    let status = address.withUnsafeBytes { bytes in
      connect(
        descriptor, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self),
        socklen_t(bytes.count))
    }
    guard status == 0 else { throw Trouble.socket(errno) }
    _ = Foundation.send(descriptor, words, words.utf8.count, Int32(MSG_NOSIGNAL))
  }

  deinit { close(descriptor) }

  /// Sends all bytes of a text, off Swift's own threads; a connection that is closed takes what it can.
  func send(_ text: String) async throws { await send(Array(text.utf8)) }

  func send(_ bytes: [UInt8]) async {
    await onThread { [descriptor] in
      var sent = 0
      while sent < bytes.count {
        let count = bytes[sent...].withUnsafeBytes {
          Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
        }
        guard count > 0 else { return }
        sent += count
      }
    }
  }

  /// Says that nothing more is sent.
  func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

  /// What comes until the other side closes, or nothing came for as long as is waited.
  func rest(patience: Double = 120) async throws -> [UInt8] {
    try await read(patience: patience) { _ in false }
  }

  /// What comes until it is enough.
  func read(
    patience: Double = 120, until isEnough: @escaping @Sendable ([UInt8]) -> Bool
  ) async throws -> [UInt8] {
    await onThread { [descriptor] in
      var bytes: [UInt8] = []
      var piece = [UInt8](repeating: 0, count: 1 << 16)
      while !isEnough(bytes) {
        var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&waited, 1, Int32(patience * 1000)) > 0 else { return bytes }
        let count = recv(descriptor, &piece, piece.count, 0)
        guard count > 0 else { return bytes }
        bytes += piece[..<count]
      }
      return bytes
    }
  }

  /// How much the other side still sends before it closes; nil where it does not, within a time.
  func end(within patience: Double = 120) async throws -> Int? {
    await onThread { [descriptor] in
      let end = Date().addingTimeInterval(patience)
      var piece = [UInt8](repeating: 0, count: 1 << 20)
      var received = 0
      while true {
        let left = end.timeIntervalSinceNow
        guard left > 0 else { return nil }
        var waited = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&waited, 1, Int32(left * 1000)) > 0 else { return nil }
        let count = recv(descriptor, &piece, piece.count, 0)
        guard count > 0 else { return received }
        received += count
      }
    }
  }

  /// On a thread of its own: where many tests wait at once, those that Swift and Dispatch have are too few.
  private func onThread<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread { continuation.resume(returning: work()) }
    }
  }
}
