public import ExemplarVocabulary

/// The entries of one vocabulary, all or those that were asked for: the answer of `vocabulary NAME`.
public struct VocabularyAnswer: Hashable, Sendable {
  /// The vocabulary's name: `iste`.
  public var vocabulary: String
  /// What a reader sees: `ISTE Standards for Students (2016)`.
  public var title: String
  /// In the vocabulary's order: parents before children.
  public var entries: [VocabularyEntry]

  /// Makes an answer.
  public init(vocabulary: String, title: String, entries: [VocabularyEntry]) {
    self.vocabulary = vocabulary
    self.title = title
    self.entries = entries
  }
}

extension VocabularyAnswer: Codable {
  private enum Key: String, CodingKey {
    case schema, vocabulary, title, entries
  }

  /// Writes the answer of schema 1.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(AnswerJSON.schema, forKey: .schema)
    try container.encode(vocabulary, forKey: .vocabulary)
    try container.encode(title, forKey: .title)
    try container.encode(entries, forKey: .entries)
  }

  /// Reads an answer of schema 1.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    try container.requireSchema(.schema)
    self.init(
      vocabulary: try container.decode(String.self, forKey: .vocabulary),
      title: try container.decode(String.self, forKey: .title),
      entries: try container.decode([VocabularyEntry].self, forKey: .entries))
  }
}
