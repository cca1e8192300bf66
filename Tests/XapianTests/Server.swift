import ExemplarTesting
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
    port = try freePort()
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
}
