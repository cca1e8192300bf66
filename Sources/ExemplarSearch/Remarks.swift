/// Something in the typed query that could not be used as typed.
public struct QueryWarning: Hashable, Sendable, Codable {
  /// `unknown-field`, `unknown-value`, `ambiguous-value`, `empty-value`, …
  public var code: String
  /// In Unicode scalars of the typed text, from 0; nil for what came from an option.
  public var position: Int?
  /// In Unicode scalars.
  public var length: Int?
  /// One sentence that quotes the word.
  public var message: String
  /// The nearest known names, best first.
  public var suggestions: [String]

  /// Makes a warning.
  public init(
    code: String, position: Int?, length: Int?, message: String, suggestions: [String] = []
  ) {
    self.code = code
    self.position = position
    self.length = length
    self.message = message
    self.suggestions = suggestions
  }
}

/// A word that was also searched as others, by the synonyms or the glossary.
public struct Expansion: Hashable, Sendable, Codable {
  /// Where the other words come from.
  public enum Source: String, Hashable, Sendable, Codable, CaseIterable {
    /// `index/synonyms.yaml`
    case synonyms
    /// `index/glossary.yaml`
    case glossary
  }

  public var word: String
  public var to: [String]
  public var source: Source
  /// The language of the other words, where they are of one: `es`.
  public var language: String?

  /// Makes an expansion.
  public init(
    word: String, to: [String], source: Source = .synonyms, language: String? = nil
  ) {
    self.word = word
    self.to = to
    self.source = source
    self.language = language
  }

  private enum CodingKeys: String, CodingKey { case word, to, source, language }

  /// Writes no language as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(word, forKey: .word)
    try container.encode(to, forKey: .to)
    try container.encode(source, forKey: .source)
    try container.encode(language, forKey: .language)
  }
}

/// A corrected query that finds more.
public struct Suggestion: Hashable, Sendable, Codable {
  /// The whole query, ready to be run.
  public var q: String
  /// How many it finds.
  public var total: Int
  /// The hits answer this query, since no lesson has the words as they were typed.
  public var answered: Bool

  /// Makes a suggestion.
  public init(q: String, total: Int, answered: Bool = false) {
    self.q = q
    self.total = total
    self.answered = answered
  }
}

/// How many would be found without one word or filter.
public struct WithoutCount: Hashable, Sendable, Codable {
  /// `term`, `filter`, or `pair` where only two of them together are to blame.
  public var kind: String
  /// The field of a filter.
  public var field: String?
  /// The word, or the filter's value.
  public var value: String
  /// The whole question without it, ready to be run; filters that came as options are words of it. Nil where it would
  /// be too long.
  public var q: String?
  /// How many ``q`` finds.
  public var total: Int

  /// Makes a count.
  public init(kind: String, field: String?, value: String, q: String?, total: Int) {
    self.kind = kind
    self.field = field
    self.value = value
    self.q = q
    self.total = total
  }
}

/// A filter as it was understood.
public struct UnderstoodFilter: Hashable, Sendable, Codable {
  public var field: String
  /// Ids of values, or `2017..` for a range.
  public var values: [String]
  /// True for an exclusion.
  public var excluded: Bool

  /// Makes a filter.
  public init(field: String, values: [String], excluded: Bool = false) {
    self.field = field
    self.values = values
    self.excluded = excluded
  }
}

extension QueryWarning {
  /// Writes absent members as null: a reader of the JSON sees every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(code, forKey: .code)
    try container.encode(position, forKey: .position)
    try container.encode(length, forKey: .length)
    try container.encode(message, forKey: .message)
    try container.encode(suggestions, forKey: .suggestions)
  }
}

extension WithoutCount {
  /// Writes absent members as null: a reader of the JSON sees every key.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(kind, forKey: .kind)
    try container.encode(field, forKey: .field)
    try container.encode(value, forKey: .value)
    try container.encode(q, forKey: .q)
    try container.encode(total, forKey: .total)
  }
}
