import ExemplarTesting
import Foundation
import Testing

/// The stock server over a shard's folder, on this machine alone, until the test is over.
final class ShardServer {
  let port: Int
  private let folder: String
  private var process = Process()

  /// Where the program is, if it is installed (Debian: `xapian-tools`).
  static let program: String? = ProcessInfo.processInfo.environment["PATH"]?
    .split(separator: ":").map { "\($0)/xapian-tcpsrv" }
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  /// Serves a folder, which may be made later.
  init(_ folder: String) throws {
    port = try freePort()
    self.folder = folder
  }

  var name: String { "127.0.0.1:\(port)" }

  func start() throws {
    process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(ShardServer.program))
    process.arguments = ["--interface", "127.0.0.1", "--port", "\(port)", "--quiet", folder]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    // Its children, one a connection, must end with it, and nobody else.
    try #require(getpgid(process.processIdentifier) == process.processIdentifier)
    var looks = 0
    while !isListening(port) {
      looks += 1
      try #require(looks < 500)
      Thread.sleep(forTimeInterval: 0.02)
    }
  }

  func signal(_ number: Int32) { kill(-process.processIdentifier, number) }

  /// Ends the server. It is killed, because it inherits the signals that the test's thread blocks.
  func stop() {
    guard process.isRunning else { return }
    signal(SIGKILL)
    process.waitUntilExit()
  }

  deinit { stop() }
}
