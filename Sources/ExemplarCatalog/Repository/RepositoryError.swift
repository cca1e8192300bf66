public import ExemplarBundle

/// Why the repository could not do what was asked.
public struct RepositoryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Stable, for programs.
  public enum Code: String, Sendable {
    /// The folder has no `exemplars/` and `index/`.
    case notRepository = "not-a-repository"
    /// `init` was asked to write where something is.
    case notEmpty = "not-empty"
    /// No published exemplar has this id, or no such version.
    case unknownExemplar = "unknown-exemplar"
    /// The version is published already.
    case exists
    /// The exemplar was withdrawn and takes no new version.
    case withdrawn
    /// Another program holds the repository's lock.
    case locked
    /// The record of a published version cannot be read.
    case unreadable
    /// The system refused: permissions, space, a failing disk.
    case system
  }

  public var code: Code
  /// What is wrong and what to do, in full sentences.
  public var message: String
  /// What is wrong with the content, where that is the reason.
  public var findings: [Diagnostic]

  /// Makes an error.
  public init(_ code: Code, _ message: String, findings: [Diagnostic] = []) {
    self.code = code
    self.message = message
    self.findings = findings
  }

  public var description: String { message }
}
