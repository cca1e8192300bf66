/// A piece of text that both have, or that came or went.
///
/// The pieces of the newer text in a row (`same` and `added`) are that text, with its white space; so are those of
/// the older one, but for the white space of what both have.
public struct TextPiece: Hashable, Sendable, Codable {
  /// What became of it.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    case same, removed, added
  }

  public var kind: Kind
  public var text: String
}

/// Words that changed, with a few around them: as much as a reader needs.
public struct TextHunk: Hashable, Sendable, Codable {
  /// The Markdown heading above it.
  public var heading: String?
  /// Its line in the newer text, from 1.
  public var line: Int
  /// True where the paragraph has more before, or after.
  public var isCutBefore: Bool
  public var isCutAfter: Bool
  public var pieces: [TextPiece]

  private enum CodingKeys: String, CodingKey {
    case heading, line, isCutBefore, isCutAfter, pieces
  }

  /// Writes an absent heading as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(heading, forKey: .heading)
    try container.encode(line, forKey: .line)
    try container.encode(isCutBefore, forKey: .isCutBefore)
    try container.encode(isCutAfter, forKey: .isCutAfter)
    try container.encode(pieces, forKey: .pieces)
  }
}
