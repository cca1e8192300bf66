package import ExemplarCatalog
internal import Foundation
internal import GRDB
internal import Synchronization

/// The workflow's database: opened when it is first needed, made when something is first written.
///
/// One connection. Every write is one `IMMEDIATE` transaction that waits for others up to thirty seconds and
/// is on the disk when it returns. What is not public yet is nobody's to read: the file has no right for others.
package final class WorkflowStore: Sendable {
  /// The file's name in `.exemplar/`.
  package static let fileName = "workflow.sqlite"

  /// The database's file.
  package let path: String
  private let folder: String
  private let queue = Mutex<DatabaseQueue?>(nil)

  /// Names the database of a repository; nothing is opened yet.
  package init(of repository: Repository) {
    folder = repository.stateFolder
    path = "\(folder)/\(Self.fileName)"
  }

  /// Reads; without a database, and so without anything ever submitted, gives nil and makes none.
  func read<Value>(_ body: (Database) throws -> Value) throws(CurationError) -> Value? {
    guard let queue = try opened() else { return nil }
    return try guarded { try queue.read(body) }
  }

  /// Reads and writes in one transaction; when the body throws, nothing was changed.
  func write<Value>(_ body: (Database) throws -> Value) throws(CurationError) -> Value {
    let queue = try openedForWriting()
    return try guarded { try queue.write(body) }
  }

  /// Moves everything from the write-ahead log into the file and empties the log, so that no page of what was
  /// erased stays in it.
  func emptyLog() throws(CurationError) {
    let queue = try openedForWriting()
    try guarded {
      _ = try queue.writeWithoutTransaction { try $0.checkpoint(.truncate) }
    }
  }

  /// Closes the database; the next use opens it again.
  package func close() throws(CurationError) {
    try guarded {
      try queue.withLock { queue in
        try queue?.close()
        queue = nil
      }
    }
  }

  private func guarded<Value>(_ body: () throws -> Value) throws(CurationError) -> Value {
    do {
      return try body()
    } catch {
      throw CurationError(error, path: path)
    }
  }
}

// Opening.
extension WorkflowStore {
  private func opened() throws(CurationError) -> DatabaseQueue? {
    if !FileManager.default.fileExists(atPath: path) { return nil }
    let mayWrite = access(path, W_OK) == 0 && access(folder, W_OK) == 0
    return mayWrite ? try openedForWriting() : try openedForReading()
  }

  private func openedForWriting() throws(CurationError) -> DatabaseQueue {
    try guarded {
      try queue.withLock { queue in
        if let queue { return queue }
        let new = try makeQueue()
        queue = new
        return new
      }
    }
  }

  private func makeQueue() throws -> DatabaseQueue {
    if FileManager.default.fileExists(atPath: path) {
      let queue = try DatabaseQueue(path: path, configuration: Self.writing)
      if try queue.read(isToday) { return queue }
      try queue.close()
    }
    return try laidQueue()
  }

  /// Makes the database, or brings an older one up, one program at a time.
  private func laidQueue() throws -> DatabaseQueue {
    let lock = try RepositoryLock(path + ".lock", waiting: 30)
    defer { withExtendedLifetime(lock) {} }
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o660)
    guard file >= 0 else {
      throw CurationError(
        .system, "Could not make “\(path)”: \(String(cString: strerror(errno))).")
    }
    Foundation.close(file)
    let queue = try DatabaseQueue(path: path, configuration: Self.writing)
    try WorkflowSchema.migrator.migrate(queue)
    return queue
  }

  /// On a disk that may not be written to, where the database is as its last writer left it.
  private func openedForReading() throws(CurationError) -> DatabaseQueue {
    try guarded {
      try queue.withLock { queue in
        if let queue { return queue }
        var configuration = Configuration()
        configuration.readonly = true
        let hasLog = FileManager.default.fileExists(atPath: path + "-wal")
        let place = hasLog ? path : try immutablePlace()
        let new = try DatabaseQueue(path: place, configuration: configuration)
        guard try new.read(isToday) else {
          throw CurationError(
            .database,
            "“\(path)” is of an older program, and may not be written to. Let somebody who may write there run: exemplar doctor"
          )
        }
        queue = new
        return new
      }
    }
  }

  private func immutablePlace() throws -> String {
    var allowed = CharacterSet.urlPathAllowed
    allowed.remove(charactersIn: "?#%")
    guard let encoded = path.addingPercentEncoding(withAllowedCharacters: allowed) else {
      throw CurationError(.system, "“\(path)” cannot be opened for reading alone.")
    }
    return "file:\(encoded)?immutable=1"
  }

  /// True when the database has today's tables; one of a newer program is refused.
  private func isToday(_ database: Database) throws -> Bool {
    if try WorkflowSchema.migrator.hasBeenSuperseded(database) {
      throw CurationError(
        .database,
        "“\(path)” was written by a newer version of this program. Use that version, or a newer one."
      )
    }
    return try WorkflowSchema.migrator.hasCompletedMigrations(database)
  }

  private static let writing: Configuration = {
    var configuration = Configuration()
    configuration.label = "workflow"
    configuration.busyMode = .timeout(30)
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA journal_mode = WAL;
          PRAGMA synchronous = FULL;
          PRAGMA secure_delete = ON;
          """)
    }
    return configuration
  }()
}
