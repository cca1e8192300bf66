public import ExemplarBundle

/// Why the workflow could not do what was asked.
public struct CurationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Stable, for programs.
  public enum Code: String, Sendable, CaseIterable {
    /// No submission has this number.
    case unknownSubmission = "unknown-submission"
    /// No published exemplar has this id.
    case unknownExemplar = "unknown-exemplar"
    /// The table has no such move from this state.
    case moveNotOpen = "move-not-open"
    /// The table has the move, and not for this person.
    case notAllowed = "not-allowed"
    /// `index/repository.yaml` names no curator.
    case noCurator = "no-curator"
    /// Returning, declining and withdrawing need a reason code and notes.
    case reasonMissing = "reason-missing"
    /// The bag or the draft has errors; they are in `findings`.
    case notValid = "not-valid"
    /// Another submission of this exemplar is open.
    case openSubmission = "open-submission"
    /// The exemplar was withdrawn and takes no submission until the tombstone is lifted.
    case withdrawn
    /// A day in the past, or no day.
    case badDay = "bad-day"
    /// Another program is writing, longer than we may wait.
    case locked
    /// The workflow's database is of a newer program, or damaged.
    case database
    /// The system refused: permissions, a failing disk.
    case system
    /// The disk is full.
    case noSpace = "no-space"
    /// What is to be submitted is not there.
    case noSuchFile = "no-such-file"
    /// The bag of a submission was erased; its log remains.
    case erased
    /// A token cannot be made as it is wanted; what is wrong is in `findings`.
    case badToken = "bad-token"
    /// What was sent as a token has not the form of one.
    case tokenMalformed = "token-malformed"
    /// No token has this id, or this secret.
    case tokenUnknown = "token-unknown"
    case tokenRevoked = "token-revoked"
    case tokenExpired = "token-expired"
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
