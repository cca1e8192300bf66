/// One row of `index/fields.yaml`: a thing that a record says and a teacher may ask for.
///
/// The name is the same everywhere: query field, option, URL parameter and facet.
public struct Field: Hashable, Sendable, Codable {
  /// How a field is searched.
  public enum Kind: String, Sendable, Codable, CaseIterable {
    /// Words in one part of the exemplar: `title:robots`.
    case text
    /// Exact values: `author:…`, `id:…`.
    case filter
    /// Numbers between two ends: `minutes:..45`.
    case range
    /// Exact values that are also counted.
    case facet
  }

  /// `iste`, `grade`, `minutes`: as typed in a query.
  public var name: String
  /// What a reader sees above the counts: `ISTE standard`.
  public var label: String
  public var labelEs: String?
  /// Other names that people type: `lang`.
  public var aliases: [String]
  public var kind: Kind
  /// The prefix of its terms in the index: `XISTE`.
  public var prefix: String
  /// The value slot that its numbers are kept in, for ranges.
  public var slot: UInt32?
  /// How much one word in this part counts, for text.
  public var weight: Int
  /// The vocabulary its values come from, where there is one.
  public var vocabulary: String?
  /// True where values keep the vocabulary's order (grades, codes, years); false: by count, then label.
  public var naturalOrder: Bool
  /// True where ranges of values make sense: `grade:3..5`, `year:2017..`.
  public var ranges: Bool

  /// Makes a field from its row.
  public init(
    name: String, label: String, labelEs: String? = nil, aliases: [String] = [], kind: Kind,
    prefix: String, slot: UInt32? = nil, weight: Int = 1, vocabulary: String? = nil,
    naturalOrder: Bool = false, ranges: Bool = false
  ) {
    self.name = name
    self.label = label
    self.labelEs = labelEs
    self.aliases = aliases
    self.kind = kind
    self.prefix = prefix
    self.slot = slot
    self.weight = weight
    self.vocabulary = vocabulary
    self.naturalOrder = naturalOrder
    self.ranges = ranges
  }
}
