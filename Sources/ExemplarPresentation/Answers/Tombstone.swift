/// What remains visible of a withdrawn exemplar: when, by which role, and why.
public struct Tombstone: Hashable, Sendable, Codable {
  public var id: String
  /// The day: `2026-11-21`.
  public var on: String
  /// The role that withdrew it: `curator`.
  public var by: String
  /// The reason's code: `privacy`.
  public var reason: String
  public var notes: String?

  /// Makes a tombstone.
  public init(id: String, on: String, by: String, reason: String, notes: String? = nil) {
    self.id = id
    self.on = on
    self.by = by
    self.reason = reason
    self.notes = notes
  }

  private enum CodingKeys: String, CodingKey {
    case id, on, by, reason, notes
  }

  /// Writes absent members as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(id, forKey: .id)
    try container.encode(on, forKey: .on)
    try container.encode(by, forKey: .by)
    try container.encode(reason, forKey: .reason)
    try container.encode(notes, forKey: .notes)
  }
}
