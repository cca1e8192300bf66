public import ExemplarSearch

/// One page of an answer, as the terminal, the JSON and the page print it: schema 1.
public struct SearchPage: Hashable, Sendable {
  /// What was asked and what was understood.
  public struct QueryEcho: Hashable, Sendable, Codable {
    /// As typed; nil for `similar`.
    public var q: String?
    /// In words: `robots · grade 3, 4 or 5`.
    public var understood: String
    /// The words that are searched.
    public var terms: [String]
    public var filters: [UnderstoodFilter]
    public var expanded: [Expansion]
    /// Plain words that name a value.
    public var recognized: [Recognized]
    public var warnings: [QueryWarning]

    /// Makes an echo.
    public init(
      q: String?, understood: String, terms: [String], filters: [UnderstoodFilter],
      expanded: [Expansion], recognized: [Recognized] = [], warnings: [QueryWarning]
    ) {
      self.q = q
      self.understood = understood
      self.terms = terms
      self.filters = filters
      self.expanded = expanded
      self.recognized = recognized
      self.warnings = warnings
    }
  }

  /// Which snapshot answered.
  public struct IndexStamp: Hashable, Sendable, Codable {
    /// Opaque.
    public var revision: String
    public var exemplars: Int

    /// Makes a stamp.
    public init(revision: String, exemplars: Int) {
      self.revision = revision
      self.exemplars = exemplars
    }
  }

  public var query: QueryEcho
  public var total: Int
  public var page: Int
  public var perPage: Int
  public var hits: [Hit]
  public var facets: [Facet]
  public var suggestion: Suggestion?
  /// Words that a listed hit may lack, since too few lessons have all of them.
  public var relaxed: [String]
  /// With `relaxed`: how many have all the words.
  public var withAllWords: Int?
  public var without: [WithoutCount]
  /// How many were left out because they do not say: `["minutes": 12]`.
  public var unknown: [String: Int]
  public var index: IndexStamp
  public var tookMs: Double

  /// `total` in pages of `perPage`, at least 1.
  public var pages: Int { max(1, (total + perPage - 1) / perPage) }

  /// Makes a page.
  public init(
    query: QueryEcho, total: Int, page: Int, perPage: Int, hits: [Hit], facets: [Facet],
    suggestion: Suggestion? = nil, relaxed: [String] = [], withAllWords: Int? = nil,
    without: [WithoutCount] = [], unknown: [String: Int] = [:], index: IndexStamp, tookMs: Double
  ) {
    self.query = query
    self.total = total
    self.page = page
    self.perPage = perPage
    self.hits = hits
    self.facets = facets
    self.suggestion = suggestion
    self.relaxed = relaxed
    self.withAllWords = withAllWords
    self.without = without
    self.unknown = unknown
    self.index = index
    self.tookMs = tookMs
  }
}

extension SearchPage.QueryEcho {
  /// Writes absent members as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(q, forKey: .q)
    try container.encode(understood, forKey: .understood)
    try container.encode(terms, forKey: .terms)
    try container.encode(filters, forKey: .filters)
    try container.encode(expanded, forKey: .expanded)
    try container.encode(recognized, forKey: .recognized)
    try container.encode(warnings, forKey: .warnings)
  }
}
