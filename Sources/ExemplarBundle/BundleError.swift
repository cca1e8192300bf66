/// A bundle could not be read or written: what was tried, where, and the system's own words.
///
/// ```swift
/// BundleError(.read, "/lessons/circuits", "Permission denied").description
/// // Could not read “/lessons/circuits”: Permission denied.
/// ```
/// Whatever is wrong *inside* a bundle is a `Diagnostic` instead.
public struct BundleError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was tried.
  public enum Operation: String, Sendable, Hashable {
    case read, list, write, create, remove, rename, sync, unpack
  }

  public let operation: Operation
  /// The file or folder, as the caller named it.
  public let path: String
  /// The system's words, without a final period: `No such file or directory`.
  public let reason: String
  /// The system's number (`errno`), 0 where the trouble is our own finding.
  public let code: Int32

  /// Makes an error.
  public init(_ operation: Operation, _ path: String, _ reason: String, code: Int32 = 0) {
    self.operation = operation
    self.path = path
    self.reason = reason
    self.code = code
  }

  public var description: String { "Could not \(operation.rawValue) “\(path)”: \(reason)." }
}
