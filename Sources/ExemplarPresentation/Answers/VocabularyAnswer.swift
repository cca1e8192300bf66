public import ExemplarSearch
public import ExemplarVocabulary

/// The entries of one vocabulary, all or those that were asked for: the answer of `vocabulary NAME`.
public struct VocabularyAnswer: Hashable, Sendable {
  /// The vocabulary's name: `iste`.
  public var vocabulary: String
  /// What a reader sees: `ISTE Standards for Students (2016)`.
  public var title: String
  /// In the vocabulary's order: parents before children.
  public var entries: [VocabularyEntry]
  /// Shards that are missing; empty while all answer.
  public var warnings: [QueryWarning]

  /// Makes an answer.
  public init(
    vocabulary: String, title: String, entries: [VocabularyEntry], warnings: [QueryWarning] = []
  ) {
    self.vocabulary = vocabulary
    self.title = title
    self.entries = entries
    self.warnings = warnings
  }
}

extension VocabularyAnswer: Codable {
  private enum Key: String, CodingKey {
    case schema, vocabulary, title, entries, warnings
  }

  /// Writes the answer of schema 1.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(AnswerJSON.schema, forKey: .schema)
    try container.encode(vocabulary, forKey: .vocabulary)
    try container.encode(title, forKey: .title)
    try container.encode(entries, forKey: .entries)
    try container.encode(warnings, forKey: .warnings)
  }

  /// Reads an answer of schema 1; one of an earlier server has no warnings.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    try container.requireSchema(.schema)
    self.init(
      vocabulary: try container.decode(String.self, forKey: .vocabulary),
      title: try container.decode(String.self, forKey: .title),
      entries: try container.decode([VocabularyEntry].self, forKey: .entries),
      warnings: try container.decodeIfPresent([QueryWarning].self, forKey: .warnings) ?? [])
  }
}
