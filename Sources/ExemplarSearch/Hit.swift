public import ExemplarVocabulary

/// The best passage of a hit, with the words that matched.
public struct Snippet: Hashable, Sendable, Codable {
  /// `lesson`, `process`, `reflection`, `materials` or `summary`.
  public var part: String
  /// Plain text; anything a terminal or a browser could take as a command is still in it.
  public var text: String
  /// Half-open ranges to mark, counted in Unicode scalars of `text`: `[[12, 18]]`.
  public var ranges: [[Int]]

  /// Makes a snippet.
  public init(part: String, text: String, ranges: [[Int]]) {
    self.part = part
    self.text = text
    self.ranges = ranges
  }
}

/// Why a hit is in the list.
public struct Matched: Hashable, Sendable, Codable {
  /// The words of the query that it has, as typed (folded): `["robots"]`.
  public var terms: [String]
  /// The parts they stand in: `["title", "lesson"]`.
  public var parts: [String]
  /// The filters it satisfies: `["grade:3", "iste:4"]`.
  public var filters: [String]

  /// Makes a reason.
  public init(terms: [String], parts: [String], filters: [String]) {
    self.terms = terms
    self.parts = parts
    self.filters = filters
  }
}

/// One exemplar in a list of results.
public struct Hit: Hashable, Sendable {
  public var card: Card
  /// From 1, over all pages.
  public var rank: Int
  /// The weight; comparable within one answer only.
  public var score: Double
  public var snippet: Snippet?
  public var matched: Matched
  /// With `collapse`: how many more of the same school match.
  public var collapsed: Int?

  /// Makes a hit.
  public init(
    card: Card, rank: Int, score: Double, snippet: Snippet?, matched: Matched,
    collapsed: Int? = nil
  ) {
    self.card = card
    self.rank = rank
    self.score = score
    self.snippet = snippet
    self.matched = matched
    self.collapsed = collapsed
  }
}
