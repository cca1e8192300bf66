internal import Foundation

/// An event as JSON, as `index/schemas/event-1.json` describes it; what an event has not is null.
///
/// With `time`, `words` and `previous` any program can take the digest again (`EventDigest`).
extension Event: Codable {
  private enum CodingKeys: String, CodingKey {
    case number, time, kind, actor, role, submission, exemplar, version, from, to, bag, reason
    case notes, points, words, previous, digest
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(number, forKey: .number)
    try container.encode(time.milliseconds, forKey: .time)
    try container.encode(kind, forKey: .kind)
    try container.encode(actor, forKey: .actor)
    try container.encode(role, forKey: .role)
    try container.encode(submission, forKey: .submission)
    try container.encode(exemplar, forKey: .exemplar)
    try container.encode(version, forKey: .version)
    try container.encode(from, forKey: .from)
    try container.encode(to, forKey: .to)
    try container.encode(bag, forKey: .bag)
    try container.encode(reason?.code, forKey: .reason)
    try container.encode(notes, forKey: .notes)
    try container.encode(reason?.points ?? [], forKey: .points)
    try container.encode(words, forKey: .words)
    try container.encode(previous, forKey: .previous)
    try container.encode(digest, forKey: .digest)
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    let notes = try container.decodeIfPresent(String.self, forKey: .notes)
    let points = try container.decode([Reason.Point].self, forKey: .points)
    let code = try container.decodeIfPresent(Reason.Code.self, forKey: .reason)
    self.init(
      number: try container.decode(Int.self, forKey: .number),
      time: Date(milliseconds: try container.decode(Int.self, forKey: .time)),
      kind: try container.decode(Kind.self, forKey: .kind),
      actor: try container.decode(String.self, forKey: .actor),
      role: try container.decode(Role.self, forKey: .role),
      submission: try container.decodeIfPresent(Int.self, forKey: .submission),
      exemplar: try container.decode(String.self, forKey: .exemplar),
      version: try container.decodeIfPresent(Int.self, forKey: .version),
      from: try container.decodeIfPresent(SubmissionState.self, forKey: .from),
      to: try container.decodeIfPresent(SubmissionState.self, forKey: .to),
      bag: try container.decodeIfPresent(String.self, forKey: .bag),
      reason: code.map { Reason($0, notes: notes ?? "", points: points) }, notes: notes,
      words: try container.decodeIfPresent(String.self, forKey: .words),
      previous: try container.decode(String.self, forKey: .previous),
      digest: try container.decode(String.self, forKey: .digest))
  }
}
