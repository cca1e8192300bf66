/// An import could not go on: the file cannot be read, or the repository cannot be written.
public struct ImportError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in a full sentence.
  public var message: String

  /// Makes an error from a message.
  public init(_ message: String) { self.message = message }

  /// Makes an error from what was tried, where, and the system's words.
  init(_ operation: String, _ path: String, _ reason: String) {
    message = "Could not \(operation) “\(path)”: \(reason)."
  }

  public var description: String { message }
}
