import Foundation

/// A connection on which a test sends what no client would.
///
/// It waits on threads of its own: those of Swift are few, and the server needs them.
struct PlainSocket: Sendable {
  let port: Int

  /// Sends some bytes, then perhaps nothing more, and gives all that comes back until the server closes or is silent.
  func send(
    _ pieces: [[UInt8]], pause: Double = 0, closing: Bool = false, seconds: Int = 60
  ) async -> String {
    await withCheckedContinuation { continuation in
      Thread.detachNewThread {
        continuation.resume(returning: exchange(pieces, pause, closing, seconds))
      }
    }
  }

  private func exchange(
    _ pieces: [[UInt8]], _ pause: Double, _ closing: Bool, _ seconds: Int
  ) -> String {
    let handle = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(handle) }
    var wait = timeval(tv_sec: seconds, tv_usec: 0)
    setsockopt(handle, SOL_SOCKET, SO_RCVTIMEO, &wait, socklen_t(MemoryLayout<timeval>.size))
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    let isOpen = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(handle, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    guard isOpen else { return "" }
    for piece in pieces {
      guard write(piece, to: handle) else { break }
      if pause > 0 { Thread.sleep(forTimeInterval: pause) }
    }
    if closing { shutdown(handle, Int32(SHUT_WR)) }
    return read(handle)
  }

  private func write(_ bytes: [UInt8], to handle: Int32) -> Bool {
    var place = 0
    while place < bytes.count {
      let count = bytes.withUnsafeBytes {
        Foundation.send(handle, $0.baseAddress! + place, bytes.count - place, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      place += count
    }
    return true
  }

  private func read(_ handle: Int32) -> String {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = recv(handle, &buffer, buffer.count, 0)
      guard count > 0 else { break }
      bytes += buffer[..<count]
      // One whole problem document is enough.
      if bytes.last == UInt8(ascii: "\n"), bytes.count > 12,
        String(decoding: bytes, as: UTF8.self).contains("\"status\":")
      {
        break
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
