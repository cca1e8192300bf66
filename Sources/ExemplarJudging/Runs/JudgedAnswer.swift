/// What a judged question found, and how good that is.
public struct JudgedAnswer: Hashable, Sendable {
  /// One hit, as the collection calls it.
  public struct Found: Hashable, Sendable {
    public var id: String
    public var title: String

    /// Makes a hit.
    public init(id: String, title: String) {
      self.id = id
      self.title = title
    }
  }

  public var query: JudgedQuery
  /// The first thousand, best first.
  public var hits: [Found]
  /// How many there are in all.
  public var total: Int
  /// How many have all the words.
  public var withAllWords: Int
  /// What a page of ten takes, as a searcher gets it.
  public var milliseconds: Double
  public let quality: QueryQuality

  /// Measures what a question found; `withAllWords` nil: all of it has them.
  public init(
    query: JudgedQuery, hits: [Found], total: Int, withAllWords: Int? = nil, milliseconds: Double
  ) {
    self.query = query
    self.hits = hits
    self.total = total
    self.withAllWords = withAllWords ?? total
    self.milliseconds = milliseconds
    quality = QueryQuality(of: hits.map(\.id), grades: query.grades)
  }

  /// Bait was not taken: nothing was found, or nothing with all the words.
  public var foundNothing: Bool { total == 0 || withAllWords == 0 }
}
