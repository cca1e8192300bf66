internal import CXapian

/// A database opened for writing; there is one writer at a time, in one process.
///
/// ```swift
/// var database = try WritableDatabase(path: "index/db")
/// try database.replace(term: "Q7", with: document)
/// try database.commit()      // from here on, readers that reopen see it
/// try database.close()
/// ```
///
/// **Close it.** A writer that just goes out of scope commits what is pending, and if that fails
/// nobody hears of it. What must be all or nothing belongs in a transaction: one that was begun and
/// not committed is canceled when the writer goes.
///
/// **Batches.** Outside a transaction the engine commits by itself after every 10,000 changed
/// documents (`XAPIAN_FLUSH_THRESHOLD`).
///
/// **The lock** belongs to the open file. A process that is being started at the moment holds a copy
/// of it until it has become its program, so a writer that was just closed may look held for an
/// instant: a program that starts others should try again before it gives up.
///
/// One owner, like `Database`.
public struct WritableDatabase: ~Copyable {
  /// The same database for reading, with what is not committed yet.
  public let reading: Database

  /// What to do when there is a database already, or none.
  public enum Mode: Hashable, Sendable {
    /// There must be one.
    case open
    /// There must be none.
    case create
    /// Makes one if there is none.
    case createOrOpen
    /// Makes an empty one, whatever was there.
    case createOrOverwrite
  }

  /// Whether a commit waits until the disk has it.
  public enum Durability: Hashable, Sendable {
    /// It waits: what was committed survives a loss of power.
    case synced
    /// It does not wait: for a rebuild that starts over when it is interrupted.
    case unsynced
  }

  /// Opens or makes the database in a folder. The folder above it must exist.
  ///
  /// - Throws: `.lockHeld` when there is a writer already, `.notFound`, `.alreadyExists`,
  ///   `.corrupt`, `.version`, `.storage`.
  public init(
    path: String, mode: Mode = .createOrOpen, durability: Durability = .synced
  ) throws(XapianError) {
    let bytes = path.bytes
    let code = mode.code
    reading = Database(
      owning: try attemptMaking("open “\(path)” for writing") {
        cx_database_open_writable(bytes, bytes.count, code, durability == .synced, $0, $1)
      })
  }

  var pointer: OpaquePointer { reading.pointer }

  /// Makes all changes since the last commit visible to readers and, if `.synced`, durable.
  ///
  /// - Throws: `.storage` when the disk is full; the last commit is still there and whole.
  public mutating func commit() throws(XapianError) {
    try attempt("commit") { cx_database_commit(pointer, $0) }
  }

  /// Commits and lets go of the lock, and tells how that went; every later call throws `.closed`.
  public mutating func close() throws(XapianError) {
    try attempt("close the database") { cx_database_close(pointer, $0) }
  }

  /// Begins a transaction: what follows becomes visible together, or not at all.
  ///
  /// - Parameter flushed: whether to commit before it begins and when it ends. Otherwise it only
  ///   keeps its changes together in whichever commit comes later.
  /// - Throws: `.invalidOperation` inside a transaction.
  public mutating func beginTransaction(flushed: Bool = true) throws(XapianError) {
    try attempt("begin a transaction") { cx_database_begin_transaction(pointer, flushed, $0) }
  }

  /// Ends a transaction and keeps its changes.
  public mutating func commitTransaction() throws(XapianError) {
    try attempt("commit a transaction") { cx_database_commit_transaction(pointer, $0) }
  }

  /// Ends a transaction and undoes its changes: documents, metadata, spelling and synonyms.
  public mutating func cancelTransaction() throws(XapianError) {
    try attempt("cancel a transaction") { cx_database_cancel_transaction(pointer, $0) }
  }
}

extension WritableDatabase.Mode {
  fileprivate var code: cx_mode {
    switch self {
    case .open: CX_MODE_OPEN
    case .create: CX_MODE_CREATE
    case .createOrOpen: CX_MODE_CREATE_OR_OPEN
    case .createOrOverwrite: CX_MODE_CREATE_OR_OVERWRITE
    }
  }
}
