internal import ExemplarBundle
internal import ExemplarCuration
internal import Foundation

/// Everything that `submissions show` says, decided; printers only lay it out.
struct SubmissionPage {
  /// The last return, with what became of its points since.
  struct Returned: Encodable {
    let actor: String
    let time: Date
    let reason: Reason.Code
    let notes: String
    let points: [Point]

    private enum CodingKeys: String, CodingKey {
      case actor, time, reason, notes, points
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(actor, forKey: .actor)
      try container.encode(time.formatted(.iso8601), forKey: .time)
      try container.encode(reason, forKey: .reason)
      try container.encode(notes, forKey: .notes)
      try container.encode(points, forKey: .points)
    }
  }

  /// One point of a return.
  struct Point: Encodable {
    let place: String
    let note: String
    /// Nil while no new bag has arrived.
    let isChanged: Bool?

    private enum CodingKeys: String, CodingKey {
      case place, note, isChanged
    }

    /// Writes an absent mark as null.
    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(place, forKey: .place)
      try container.encode(note, forKey: .note)
      try container.encode(isChanged, forKey: .isChanged)
    }
  }

  /// Words of a person.
  struct Message: Encodable {
    let actor: String
    let time: Date
    /// `submitted round 2`
    let act: String
    let text: String

    private enum CodingKeys: String, CodingKey {
      case actor, time, act, text
    }

    func encode(to encoder: any Encoder) throws {
      var container = encoder.container(keyedBy: CodingKeys.self)
      try container.encode(actor, forKey: .actor)
      try container.encode(time.formatted(.iso8601), forKey: .time)
      try container.encode(act, forKey: .act)
      try container.encode(text, forKey: .text)
    }
  }

  /// Something that the reader can do now.
  struct Next {
    let move: Move
    /// `Approve it`
    let title: String
    /// `exemplar submissions approve 12`
    let command: String
  }

  var submission: Submission
  var isOverdue: Bool
  /// As the record names it.
  var school: String?
  /// Where the newest bag lies, for reading it; nil where it was erased.
  var folder: String?
  var findings: [Diagnostic]
  var returned: Returned?
  /// `round 1` or `v2`
  var comparedWith: String?
  var difference: Difference?
  var messages: [Message]
  var moves: [Next]
}
