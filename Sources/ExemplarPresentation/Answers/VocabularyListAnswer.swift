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

  /// Makes an answer.
  public init(vocabularies: [Item]) {
    self.vocabularies = vocabularies
  }
}

extension VocabularyListAnswer: Codable {
  private enum Key: String, CodingKey {
    case schema, vocabularies
  }

  /// Writes the answer of schema 1.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(AnswerJSON.schema, forKey: .schema)
    try container.encode(vocabularies, forKey: .vocabularies)
  }

  /// Reads an answer of schema 1.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    try container.requireSchema(.schema)
    self.init(vocabularies: try container.decode([Item].self, forKey: .vocabularies))
  }
}
