public import ExemplarSearch

/// The vocabularies there are: the answer of `vocabulary` without a name.
public struct VocabularyListAnswer: Hashable, Sendable {
  /// One vocabulary with its size.
  public struct Item: Hashable, Sendable, Codable {
    /// What to type: `iste`.
    public var name: String
    /// What a reader sees: `ISTE Standards for Students (2016)`.
    public var title: String
    /// How many entries it has.
    public var entries: Int

    /// Makes an item.
    public init(name: String, title: String, entries: Int) {
      self.name = name
      self.title = title
      self.entries = entries
    }
  }

  public var vocabularies: [Item]
  /// Shards that are missing; empty while all answer.
  public var warnings: [QueryWarning]

  /// Makes an answer.
  public init(vocabularies: [Item], warnings: [QueryWarning] = []) {
    self.vocabularies = vocabularies
    self.warnings = warnings
  }
}

extension VocabularyListAnswer: Codable {
  private enum Key: String, CodingKey {
    case schema, vocabularies, warnings
  }

  /// Writes the answer of schema 1.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(AnswerJSON.schema, forKey: .schema)
    try container.encode(vocabularies, forKey: .vocabularies)
    try container.encode(warnings, forKey: .warnings)
  }

  /// Reads an answer of schema 1; one of an earlier server has no warnings.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    try container.requireSchema(.schema)
    self.init(
      vocabularies: try container.decode([Item].self, forKey: .vocabularies),
      warnings: try container.decodeIfPresent([QueryWarning].self, forKey: .warnings) ?? [])
  }
}
