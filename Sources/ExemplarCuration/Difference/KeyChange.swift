/// One key of the record, or one member of an item in its lists, that came, went or changed.
///
/// ```
/// grades                                   3, 4 → 3, 4, 5
/// artifacts, artifacts/card.png, consent   de-identified → on-file
/// ```
public struct KeyChange: Hashable, Sendable, Codable {
  public var kind: ChangeKind
  /// `grades`
  public var key: String
  /// Which item of a list: the path of an artifact or a material, the name of an author.
  public var item: String?
  /// Which member of that item: `consent`; nil where the whole item came or went.
  public var member: String?
  /// Nil where there was none.
  public var old: RecordContent?
  public var new: RecordContent?
  /// Of a key whose value is a set: what came, and what went.
  public var added: [String]
  public var removed: [String]
  /// Of a longer text: its words.
  public var words: [TextPiece]

  init(
    _ key: String, item: String? = nil, member: String? = nil, old: RecordContent?,
    new: RecordContent?
  ) {
    kind = old == nil ? .added : new == nil ? .removed : .changed
    self.key = key
    self.item = item
    self.member = member
    self.old = old
    self.new = new
    (added, removed, words) = ([], [], [])
  }

  private enum CodingKeys: String, CodingKey {
    case kind, key, item, member, old, new, added, removed, words
  }

  /// Writes absent members as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(key, forKey: .key)
    try container.encode(item, forKey: .item)
    try container.encode(member, forKey: .member)
    try container.encode(old, forKey: .old)
    try container.encode(new, forKey: .new)
    try container.encode(added, forKey: .added)
    try container.encode(removed, forKey: .removed)
    try container.encode(words, forKey: .words)
  }
}
