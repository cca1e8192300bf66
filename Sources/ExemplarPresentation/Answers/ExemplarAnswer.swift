public import ExemplarVocabulary

/// One exemplar whole, or what remains of a withdrawn one: the answer of `show`.
public struct ExemplarAnswer: Hashable, Sendable {
  /// Nil when a withdrawn exemplar's content is not public.
  public var detail: ExemplarDetail?
  public var withdrawn: Tombstone?

  /// Makes the answer for a public exemplar, or for one that was withdrawn.
  public init(_ detail: ExemplarDetail?, withdrawn: Tombstone? = nil) {
    self.detail = detail
    self.withdrawn = withdrawn
  }
}

extension ExemplarAnswer: Codable {
  private enum Key: String, CodingKey {
    case schema, exemplar, parts, files, versions, withdrawn
  }

  /// Writes the answer of schema 1; the parts are an object, `{"lesson": "# …"}`.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(AnswerJSON.schema, forKey: .schema)
    try container.encode(detail.map(RecordDocument.init), forKey: .exemplar)
    let parts = detail?.parts ?? []
    try container.encode(
      Dictionary(parts.map { ($0.name, $0.markdown) }, uniquingKeysWith: { first, _ in first }),
      forKey: .parts)
    try container.encode(detail?.files ?? [], forKey: .files)
    try container.encode(detail?.versions ?? [], forKey: .versions)
    try container.encode(withdrawn, forKey: .withdrawn)
  }

  /// Reads an answer of schema 1; the parts come in the order of their names, which is the order
  /// in which they are read: lesson, process, reflection.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    try container.requireSchema(.schema)
    var detail = try container.decodeIfPresent(RecordDocument.self, forKey: .exemplar)?.detail
    detail?.parts = try container.decode([String: String].self, forKey: .parts)
      .sorted { $0.key < $1.key }
      .map { ExemplarDetail.Part(name: $0.key, markdown: $0.value) }
    detail?.files = try container.decode([FileEntry].self, forKey: .files)
    detail?.versions = try container.decode([VersionEntry].self, forKey: .versions)
    self.init(
      detail, withdrawn: try container.decodeIfPresent(Tombstone.self, forKey: .withdrawn))
  }
}
