/// Why something was returned, declined or withdrawn: a code for programs, words for a person.
public struct Reason: Hashable, Sendable, Codable {
  /// The kinds of reasons.
  public enum Code: String, Hashable, Sendable, Codable, CaseIterable {
    case metadata, quality, consent, privacy, licence, accessibility, duplicate, other

    /// True when withdrawing for it must leave no copy of the content.
    public var erasesContent: Bool { self == .consent || self == .privacy }
  }

  public var code: Code
  /// What the other person reads.
  public var notes: String
  /// Notes tied to a key of the record or to a file.
  public var points: [Point]

  /// Makes a reason.
  public init(_ code: Code, notes: String, points: [Point] = []) {
    self.code = code
    self.notes = notes
    self.points = points
  }

  /// A note tied to a place.
  public struct Point: Hashable, Sendable, Codable {
    /// A key of the record (`grades`) or the path of a file (`materials/rubric.md`).
    public var place: String
    public var note: String

    /// Makes a point.
    public init(_ place: String, _ note: String) {
      self.place = place
      self.note = note
    }
  }
}
