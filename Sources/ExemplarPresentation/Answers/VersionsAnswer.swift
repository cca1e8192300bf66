public import ExemplarVocabulary

/// The versions of one exemplar: the answer of `/exemplars/{id}/versions`.
public struct VersionsAnswer: Hashable, Sendable {
  /// Where one version is found below a server's root.
  public struct Links: Hashable, Sendable, Codable {
    /// The version as JSON.
    public var `self`: String
    /// The zipped bag.
    public var bag: String
  }

  public var id: String
  /// Rising; the last is the one that a search finds.
  public var versions: [VersionEntry]

  /// Makes an answer.
  public init(id: String, versions: [VersionEntry]) {
    self.id = id
    self.versions = versions
  }

  /// Where a version is found.
  public func links(to version: Int) -> Links {
    let number = String(version)
    return Links(
      self: QuestionAddress("exemplars", id, "versions", number).text,
      bag: QuestionAddress("exemplars", id, "bag", parameters: [.init("version", number)]).text)
  }
}

extension VersionsAnswer: Codable {
  private enum Key: String, CodingKey {
    case schema, id, versions
  }

  /// One version with its links.
  private struct Item: Codable {
    var version: Int
    var published: String
    var links: Links
  }

  /// Writes the answer of schema 1; the links are derived.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(AnswerJSON.schema, forKey: .schema)
    try container.encode(id, forKey: .id)
    try container.encode(
      versions.map {
        Item(version: $0.version, published: $0.published, links: links(to: $0.version))
      }, forKey: .versions)
  }

  /// Reads an answer of schema 1.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    try container.requireSchema(.schema)
    self.init(
      id: try container.decode(String.self, forKey: .id),
      versions: try container.decode([VersionEntry].self, forKey: .versions))
  }
}
