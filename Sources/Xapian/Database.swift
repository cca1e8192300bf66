internal import CXapian

/// A database opened for reading: one snapshot, until `reopen()`.
///
/// ```swift
/// var database = try Database(path: "index/db")
/// try database.documentCount                       // 12517
/// try database.frequency(ofTerm: "robot")          // 310
/// ```
///
/// **One owner.** The engine has no locks, so a database is used by one task at a time: it cannot be
/// copied, it is not `Sendable`, and it may be *sent* to the actor that will own it. Every call
/// copies its whole answer out; nothing it returns refers to the database any more.
///
/// **Freshness.** A reader keeps its snapshot while a writer commits. When the writer has come two
/// commits further, blocks of the snapshot may be overwritten and any call may throw `.modified`:
/// `reopen()`, and ask the whole question again. `reopen()` costs 2 µs when there is nothing new.
public struct Database: ~Copyable {
  let pointer: OpaquePointer

  /// Takes over a handle of the C side.
  init(owning pointer: OpaquePointer) { self.pointer = pointer }

  /// Opens a folder, a single-file database or a stub file.
  ///
  /// A stub file names databases, one a line (`auto PATH`, `remote HOST:PORT`), and is read as one
  /// database of as many shards. An open database does not follow a stub file that is changed.
  ///
  /// - Throws: `.notFound`, `.corrupt`, `.version`, `.storage`, or `.network` for a remote shard.
  public init(path: String) throws(XapianError) {
    let bytes = path.bytes
    pointer = try attemptMaking("open “\(path)”") {
      cx_database_open(bytes, bytes.count, $0, $1)
    }
  }

  /// Opens a database that `xapian-tcpsrv` serves; a time limit of 0 means none.
  ///
  /// Spelling, synonyms, `revision` and key makers do not work remotely.
  public init(
    host: String, port: Int, timeoutMilliseconds: Int = 10_000,
    connectTimeoutMilliseconds: Int = 10_000
  ) throws(XapianError) {
    let bytes = host.bytes
    guard let port = UInt16(exactly: port) else {
      throw .invalidArgument("\(port) is not a port", operation: "connect to “\(host)”")
    }
    pointer = try attemptMaking("connect to “\(host):\(port)”") {
      cx_database_open_remote(
        bytes, bytes.count, UInt32(port), UInt32(clamping: timeoutMilliseconds),
        UInt32(clamping: connectTimeoutMilliseconds), $0, $1)
    }
  }

  deinit { cx_database_free(pointer) }

  /// Adds another database's shards, so that several are searched as one.
  ///
  /// Document ids interleave: with `n` shards, document `d` of shard `s` (counted from 0) becomes
  /// `(d - 1) * n + s + 1`.
  public mutating func add(_ other: consuming Database) throws(XapianError) {
    try attempt("add a shard") { cx_database_add(pointer, other.pointer, $0) }
  }

  /// Moves on to the latest snapshot, and tells whether there was a newer one.
  @discardableResult
  public mutating func reopen() throws(XapianError) -> Bool {
    var changed = false
    try attempt("reopen the database") { cx_database_reopen(pointer, &changed, $0) }
    return changed
  }
}
