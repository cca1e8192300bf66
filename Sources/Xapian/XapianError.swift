internal import CXapian

/// A call to the engine that did not succeed: what kind of failure, in whose words, doing what.
///
/// ```swift
/// do { _ = try Database(path: "/nowhere") } catch {
///   error.status       // .notFound
///   error.type         // "DatabaseNotFoundError"
///   "\(error)"         // "Could not open “/nowhere”: Couldn't stat '/nowhere' (No such file or directory)"
/// }
/// ```
public struct XapianError: Error, Hashable, Sendable {
  /// The kinds of failure that a caller may want to tell apart.
  public enum Status: String, Hashable, Sendable, CaseIterable {
    /// Another writer has the database; it is let go when that writer closes or its process ends.
    case lockHeld
    /// The snapshot was overwritten by later commits: reopen, and ask the whole question again.
    case modified
    /// There is no database, or no document of that id.
    case notFound
    /// A database is already there.
    case alreadyExists
    /// What is on disk cannot be read as a database.
    case corrupt
    /// The database was written in the format of another version.
    case version
    /// No space, no right to read or write, or the device failed.
    case storage
    /// A remote database did not answer, or not in time.
    case network
    /// The caller passed something that cannot be.
    case invalidArgument
    /// Not now: for example a transaction inside a transaction.
    case invalidOperation
    /// The query cannot be run: for example a wildcard that stands for too many terms.
    case query
    /// The database was closed.
    case closed
    /// This kind of database cannot do that: for example a remote one, an own match spy.
    case unsupported
    /// Anything else, memory exhausted included.
    case other
  }

  /// The kind of failure.
  public var status: Status
  /// The engine's words.
  public var message: String
  /// Where, if the engine says: `remote:tcp(127.0.0.1:7000)`.
  public var context: String
  /// The engine's name for it: `DatabaseLockError`.
  public var type: String
  /// The operating system's words, if it had any: `No space left on device`.
  public var systemMessage: String
  /// What was being done: `open “index/db”`.
  public var operation: String

  /// Makes an error; useful where a caller rehearses failures.
  public init(
    status: Status, message: String, context: String = "", type: String = "",
    systemMessage: String = "", operation: String
  ) {
    self.status = status
    self.message = message
    self.context = context
    self.type = type
    self.systemMessage = systemMessage
    self.operation = operation
  }

  /// What this module itself refuses before the engine is asked.
  static func invalidArgument(_ message: String, operation: String) -> XapianError {
    XapianError(
      status: .invalidArgument, message: message, type: "InvalidArgumentError",
      operation: operation)
  }
}

extension XapianError: CustomStringConvertible {
  /// One line for people: what was tried, what happened, and the system's word for it.
  public var description: String {
    var text = "Could not \(operation): \(message)"
    if !systemMessage.isEmpty { text += " (\(systemMessage))" }
    if !context.isEmpty { text += " at \(context)" }
    return text
  }
}

extension XapianError.Status {
  /// The same kind, said in C.
  init(_ status: cx_status) {
    switch status {
    case CX_LOCK_HELD: self = .lockHeld
    case CX_MODIFIED: self = .modified
    case CX_NOT_FOUND: self = .notFound
    case CX_ALREADY_EXISTS: self = .alreadyExists
    case CX_CORRUPT: self = .corrupt
    case CX_VERSION: self = .version
    case CX_STORAGE: self = .storage
    case CX_NETWORK: self = .network
    case CX_INVALID_ARGUMENT: self = .invalidArgument
    case CX_INVALID_OPERATION: self = .invalidOperation
    case CX_QUERY: self = .query
    case CX_CLOSED: self = .closed
    case CX_UNSUPPORTED: self = .unsupported
    default: self = .other
    }
  }
}
