import Foundation

/// A request written byte by byte, as no well-meaning client would send it.
enum RawRequest {
  /// What came back, head and body; the connection is closed by the server.
  ///
  /// It waits on a thread of its own: Swift's few are the server's.
  static func send(_ bytes: [UInt8], port: Int) async throws -> String {
    try await withCheckedThrowingContinuation { continuation in
      let thread = Thread { continuation.resume(with: Result { try talk(bytes, port: port) }) }
      thread.start()
    }
  }

  private static func talk(_ bytes: [UInt8], port: Int) throws -> String {
    let connection = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(connection) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = in_port_t(port).bigEndian
    address.sin_addr.s_addr = inet_addr("127.0.0.1")
    var patience = timeval(tv_sec: 20, tv_usec: 0)
    setsockopt(
      connection, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
    let connected = withUnsafePointer(to: &address) {
      $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(connection, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
      }
    }
    guard connected == 0, write(connection, bytes, bytes.count) == bytes.count else {
      throw POSIXError(.ECONNREFUSED)
    }
    var answer: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = read(connection, &piece, piece.count)
      guard count > 0 else { break }
      answer += piece.prefix(count)
    }
    return String(decoding: answer, as: UTF8.self)
  }

  /// The status of the answer to a GET of exactly this target.
  static func status(of target: String, port: Int) async throws -> Int {
    let request = "GET \(target) HTTP/1.1\r\nHost: trial\r\nConnection: close\r\n\r\n"
    let answer = try await send(Array(request.utf8), port: port)
    return answer.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
  }
}
