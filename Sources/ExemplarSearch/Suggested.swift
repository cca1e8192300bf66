/// Something that a reader may mean by what she has typed so far.
///
/// ```swift
/// try reader.suggestions(for: "desi")
/// // value “Use a design process” (iste:4a, 310 exemplars), exemplar “Design a paper bridge”, word “design”, …
/// ```
public struct Suggested: Hashable, Sendable, Codable {
  /// What kind of thing it is.
  public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
    /// One exemplar, by its title.
    case exemplar
    /// A value of a field: a standard, a concept, a school.
    case value
    /// Words of the collection.
    case word
  }

  public var kind: Kind
  /// What a reader sees: a title, a value's name, words.
  public var text: String
  /// What to search for: `id:paper-circuits`, `iste:4a`, `paper circuits`.
  public var query: String
  /// The field of a value; `id` for an exemplar.
  public var field: String?
  /// The value's id, or the exemplar's.
  public var value: String?
  /// How many exemplars have it.
  public var count: Int

  /// Makes a suggestion.
  public init(
    kind: Kind, text: String, query: String, field: String? = nil, value: String? = nil, count: Int
  ) {
    self.kind = kind
    self.text = text
    self.query = query
    self.field = field
    self.value = value
    self.count = count
  }

  /// Writes absent members as null: a reader of the JSON sees every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(text, forKey: .text)
    try container.encode(query, forKey: .query)
    try container.encode(field, forKey: .field)
    try container.encode(value, forKey: .value)
    try container.encode(count, forKey: .count)
  }
}
