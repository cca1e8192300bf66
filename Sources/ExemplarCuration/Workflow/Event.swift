public import Foundation

/// Something that happened, kept for ever: who did what to which submission or exemplar, when and why.
///
/// Each event carries the digest of the one before, so that one that was removed or altered is found.
public struct Event: Hashable, Sendable {
  /// What happened. The moves of a submission carry the move's name; the others concern the collection.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case submit, replace, claim, release
    case giveBack = "return"
    case approve, reopen, decline, cancel, schedule
    /// Announced before a bag is moved into place, and confirmed or abandoned afterwards.
    case publishing, published
    case publishingAbandoned = "publishing-abandoned"
    case supersede
    case withdrawing, withdrawn, lifted
    /// A bag in `exemplars/` that no event had announced.
    case adopted
    case imported
  }

  /// From 1, without holes.
  public var number: Int
  public var time: Date
  public var kind: Kind
  public var actor: String
  public var role: Role
  public var submission: Int?
  public var exemplar: String
  public var version: Int?
  public var from: SubmissionState?
  public var to: SubmissionState?
  /// The bag's digest: the SHA-256 of its `manifest-sha256.txt`.
  public var bag: String?
  public var reason: Reason?
  /// Words of the person who acted; nil where there are none, or where they were erased.
  public var notes: String?
  /// The salted digest of what the person wrote; it stays when the words are erased.
  public var words: String?
  /// Of the event before; empty for the first.
  public var previous: String
  /// Of this one.
  public var digest: String

  /// Makes an event.
  public init(
    number: Int, time: Date, kind: Kind, actor: String, role: Role, submission: Int? = nil,
    exemplar: String, version: Int? = nil, from: SubmissionState? = nil,
    to: SubmissionState? = nil, bag: String? = nil, reason: Reason? = nil, notes: String? = nil,
    words: String? = nil, previous: String = "", digest: String = ""
  ) {
    self.number = number
    self.time = time
    self.kind = kind
    self.actor = actor
    self.role = role
    self.submission = submission
    self.exemplar = exemplar
    self.version = version
    self.from = from
    self.to = to
    self.bag = bag
    self.reason = reason
    self.notes = notes
    self.words = words
    self.previous = previous
    self.digest = digest
  }
}
