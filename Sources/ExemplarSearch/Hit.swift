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
  /// What it is filed under, by name, where the name has words of the query; the fullest match first.
  public var names: [Name]
  /// Each of ``terms`` with the parts it stands in.
  public var places: [Place]
  /// The words of a relaxed query that it lacks, as typed: `["robot"]`.
  public var missing: [String]

  /// A standard, concept, grade, school, program, tool or keyword whose name has words of the query.
  public struct Name: Hashable, Sendable, Codable {
    /// As filters call it: `iste`.
    public var field: String
    /// As filters write it: `4`.
    public var value: String
    /// `Innovative Designer`
    public var label: String
    /// Those of ``Matched/terms`` that the name has: `["innovative", "designer"]`.
    public var words: [String]

    /// Makes a name.
    public init(field: String, value: String, label: String, words: [String]) {
      self.field = field
      self.value = value
      self.label = label
      self.words = words
    }
  }

  /// A word and where it stands.
  public struct Place: Hashable, Sendable, Codable {
    public var term: String
    public var parts: [String]

    /// Makes a place.
    public init(term: String, parts: [String]) {
      self.term = term
      self.parts = parts
    }
  }

  /// Makes a reason.
  public init(
    terms: [String], parts: [String], filters: [String], names: [Name] = [], places: [Place] = [],
    missing: [String] = []
  ) {
    self.terms = terms
    self.parts = parts
    self.filters = filters
    self.names = names
    self.places = places
    self.missing = missing
  }

  /// Reads a reason; an answer of an earlier server does not have all its members.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    terms = try container.decode([String].self, forKey: .terms)
    parts = try container.decode([String].self, forKey: .parts)
    filters = try container.decode([String].self, forKey: .filters)
    names = try container.decodeIfPresent([Name].self, forKey: .names) ?? []
    places = try container.decodeIfPresent([Place].self, forKey: .places) ?? []
    missing = try container.decodeIfPresent([String].self, forKey: .missing) ?? []
  }
}

/// One exemplar in a list of results.
public struct Hit: Hashable, Sendable {
  private var shown: Shared<Card>
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
    self.init(
      Shared(card), rank: rank, score: score, snippet: snippet, matched: matched,
      collapsed: collapsed)
  }

  /// What a list shows of the exemplar.
  public var card: Card {
    _read { yield shown.value }
    set { shown = Shared(newValue) }
  }

  init(
    _ card: Shared<Card>, rank: Int, score: Double, snippet: Snippet?, matched: Matched,
    collapsed: Int? = nil
  ) {
    shown = card
    self.rank = rank
    self.score = score
    self.snippet = snippet
    self.matched = matched
    self.collapsed = collapsed
  }
}
