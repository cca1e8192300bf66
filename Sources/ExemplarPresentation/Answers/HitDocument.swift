public import ExemplarSearch
internal import ExemplarVocabulary

/// A hit as JSON: the card's members, flat, with rank, score, snippet, reasons and links beside them.
///
/// The links are made from the id when it is written and are not read back.
public struct HitDocument: Hashable, Sendable, Codable {
  public var hit: Hit

  /// Wraps a hit.
  public init(_ hit: Hit) { self.hit = hit }

  private enum Key: String, CodingKey {
    case rank, score, snippet, matched, collapsed, links
  }

  /// Writes one flat object.
  public func encode(to encoder: any Encoder) throws {
    try hit.card.encodeMembers(to: encoder)
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(hit.rank, forKey: .rank)
    try container.encode(hit.score, forKey: .score)
    try container.encode(hit.snippet, forKey: .snippet)
    try container.encode(hit.matched, forKey: .matched)
    try container.encode(hit.collapsed, forKey: .collapsed)
    try container.encode(Links(id: hit.card.id), forKey: .links)
  }

  /// Reads one flat object.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    hit = Hit(
      card: try Card(membersFrom: decoder),
      rank: try container.decode(Int.self, forKey: .rank),
      score: try container.decode(Double.self, forKey: .score),
      snippet: try container.decodeIfPresent(Snippet.self, forKey: .snippet),
      matched: try container.decode(Matched.self, forKey: .matched),
      collapsed: try container.decodeIfPresent(Int.self, forKey: .collapsed))
  }
}
