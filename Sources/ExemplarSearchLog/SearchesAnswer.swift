internal import ExemplarPresentation

/// The answer of `report searches`, schema 1 of `searches-answer-1.json`.
public struct SearchesAnswer: Hashable, Sendable {
  /// Searches that ask the same, whatever their forms, accents and order.
  public struct Row: Hashable, Sendable, Codable {
    /// In the form that was typed most often: `robots grade:3,4,5`.
    public var question: String
    /// How often it was asked.
    public var times: Int
    /// On how many days.
    public var days: Int
    /// How many lessons it found when it was last asked.
    public var found: Int
    /// With all its words together then, where words were relaxed.
    public var together: Int?
    /// The last day.
    public var last: String
  }

  /// The bounds that were asked for.
  public var since: String?
  public var until: String?
  /// The first and the last day that there are searches of.
  public var first: String?
  public var last: String?
  /// All searches of these days.
  public var searches = 0
  /// Those of which nothing is kept but that they were asked.
  public var withheld = 0
  /// Different questions.
  public var questions = 0
  /// Questions that were asked less often than `least`, and are in no list.
  public var rare = 0
  /// How often a question must have been asked.
  public var least: Int
  /// Found nothing when they were last asked, the most frequent first.
  public var notFound: [Row] = []
  /// No lesson had all their words.
  public var relaxed: [Row] = []
  /// All questions.
  public var mostSought: [Row] = []
  /// Lines of the log that could not be read.
  public var unread: [SearchLogReading.UnreadLine] = []
}

extension SearchesAnswer.Row {
  /// Writes absent members as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(question, forKey: .question)
    try container.encode(times, forKey: .times)
    try container.encode(days, forKey: .days)
    try container.encode(found, forKey: .found)
    try container.encode(together, forKey: .together)
    try container.encode(last, forKey: .last)
  }
}

extension SearchesAnswer: Encodable {
  private enum CodingKeys: String, CodingKey {
    case schema, since, until, first, last, searches, withheld, questions, rare, least, notFound,
      relaxed, mostSought, unread
  }

  /// Writes schema 1, absent members as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(AnswerJSON.schema, forKey: .schema)
    try container.encode(since, forKey: .since)
    try container.encode(until, forKey: .until)
    try container.encode(first, forKey: .first)
    try container.encode(last, forKey: .last)
    try container.encode(searches, forKey: .searches)
    try container.encode(withheld, forKey: .withheld)
    try container.encode(questions, forKey: .questions)
    try container.encode(rare, forKey: .rare)
    try container.encode(least, forKey: .least)
    try container.encode(notFound, forKey: .notFound)
    try container.encode(relaxed, forKey: .relaxed)
    try container.encode(mostSought, forKey: .mostSought)
    try container.encode(unread, forKey: .unread)
  }
}
