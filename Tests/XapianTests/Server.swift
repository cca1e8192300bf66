import Foundation
import Testing
import Xapian

/// The stock server over one database, on this machine alone, until the test is over.
///
/// It serves one connection and has no child of its own that could outlive it.
final class Server {
  let port: Int
  private let process = Process()

  /// Where the program is, if it is installed (Debian: `xapian-tools`).
  static let program: String? = ProcessInfo.processInfo.environment["PATH"]?
    .split(separator: ":").map { "\($0)/xapian-tcpsrv" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  init(path: String, program: String) throws {
    port = try Server.freePort()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments =
      ["--one-shot", "--interface", "127.0.0.1", "--port", "\(port)", "--quiet", path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
  }

  deinit { stop() }

  /// Ends the server. It is killed, because it inherits the signals that the test's thread blocks.
  func stop() {
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }

  /// Connects as soon as the server listens.
  func connect(attempts: Int = 200) throws -> Database {
    do {
      return try Database(host: "127.0.0.1", port: port)
    } catch {
      guard error.status == .network, attempts > 0 else { throw error }
    }
    Thread.sleep(forTimeInterval: 0.02)
    return try connect(attempts: attempts - 1)
  }

  /// A port that nobody listens on.
  static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    try #require(descriptor >= 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
      }
    }
    try #require(bound)
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
