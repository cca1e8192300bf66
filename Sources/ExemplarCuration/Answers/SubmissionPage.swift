public import ExemplarBundle
public import Foundation

/// Everything that `submissions show` says, decided; printers only lay it out.
///
/// All of it but `folder` travels in a `SubmissionAnswer`.
public struct SubmissionPage: Hashable, Sendable {
  /// The last return, with what became of its points since.
  public struct Returned: Hashable, Sendable {
    public let actor: String
    public let time: Date
    public let reason: Reason.Code
    public let notes: String
    public let points: [Point]
  }

  /// One point of a return.
  public struct Point: Hashable, Sendable {
    public let place: String
    public let note: String
    /// Nil while no new bag has arrived.
    public let isChanged: Bool?
  }

  /// Words of a person.
  public struct Message: Hashable, Sendable {
    public let actor: String
    public let time: Date
    /// `submitted round 2`
    public let act: String
    public let text: String
  }

  public let document: SubmissionDocument
  /// As the record names it.
  public internal(set) var school: String?
  /// Where the newest bag lies on this machine; nil where it was erased, and on a page that a server sent.
  public var folder: String?
  public internal(set) var findings: [Diagnostic]
  public internal(set) var returned: Returned?
  /// `round 1` or `v2`
  public internal(set) var comparedWith: String?
  public internal(set) var difference: Difference?
  public internal(set) var messages: [Message]
  /// What the reader may do now.
  public internal(set) var moves: [Move]

  public var submission: Submission { document.submission }
  public var isOverdue: Bool { document.isOverdue }

  init(
    document: SubmissionDocument, findings: [Diagnostic], messages: [Message], moves: [Move]
  ) {
    self.document = document
    self.findings = findings
    self.messages = messages
    self.moves = moves
  }
}

extension SubmissionPage.Returned: Codable {
  private enum CodingKeys: String, CodingKey {
    case actor, time, reason, notes, points
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(actor, forKey: .actor)
    try container.encode(time: time, forKey: .time)
    try container.encode(reason, forKey: .reason)
    try container.encode(notes, forKey: .notes)
    try container.encode(points, forKey: .points)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      actor: try container.decode(String.self, forKey: .actor),
      time: try container.decodeTime(forKey: .time),
      reason: try container.decode(Reason.Code.self, forKey: .reason),
      notes: try container.decode(String.self, forKey: .notes),
      points: try container.decode([SubmissionPage.Point].self, forKey: .points))
  }
}

extension SubmissionPage.Point: Codable {
  private enum CodingKeys: String, CodingKey {
    case place, note, isChanged
  }

  /// Writes an absent mark as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(place, forKey: .place)
    try container.encode(note, forKey: .note)
    try container.encode(isChanged, forKey: .isChanged)
  }
}

extension SubmissionPage.Message: Codable {
  private enum CodingKeys: String, CodingKey {
    case actor, time, act, text
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(actor, forKey: .actor)
    try container.encode(time: time, forKey: .time)
    try container.encode(act, forKey: .act)
    try container.encode(text, forKey: .text)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      actor: try container.decode(String.self, forKey: .actor),
      time: try container.decodeTime(forKey: .time),
      act: try container.decode(String.self, forKey: .act),
      text: try container.decode(String.self, forKey: .text))
  }
}
