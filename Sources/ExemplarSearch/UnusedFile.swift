/// A file beside the database that a reader does not use; answers are the same without it.
public struct UnusedFile: Hashable, Sendable {
  /// What is in it.
  public enum Kind: String, Sendable {
    case columns
    case settings = "prepared settings"
  }

  public var kind: Kind
  public var path: String
  /// The rest of a sentence about the file: `is missing`, `belongs to another index`.
  public var reason: String

  /// Makes a file's fault.
  public init(kind: Kind, path: String, reason: String) {
    self.kind = kind
    self.path = path
    self.reason = reason
  }
}
