import ExemplarCuration
import ExemplarTesting
import Foundation

/// SQLite did not do what was asked.
struct SQLRefused: Error {}

extension Desk {
  /// Asks the database something behind the program's back.
  func sql(_ text: String) throws {
    try curation.store.close()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2]); c.commit()",
      school.folder.url(".exemplar/workflow.sqlite").path, text,
    ]
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    if process.terminationStatus != 0 { throw SQLRefused() }
  }

  /// How long the write-ahead log is: it grows with every write.
  func bytesWritten() throws -> Int {
    try Data(contentsOf: school.folder.url(".exemplar/workflow.sqlite-wal")).count
  }
}
