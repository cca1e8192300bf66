/// A question with everything that goes with it.
public struct SearchRequest: Hashable, Sendable {
  /// In which order hits come.
  public enum Order: String, Sendable, CaseIterable {
    case relevance, newest, title, grade
  }

  /// Which facets are counted.
  public enum Facets: Hashable, Sendable {
    case none
    case all
    case named([String])
  }

  /// A filter that came as an option or a parameter: `--grade 3-5`, `not.grade=3`.
  public struct Option: Hashable, Sendable {
    public var field: String
    public var value: String
    public var excluded: Bool

    /// Makes an option.
    public init(field: String, value: String, excluded: Bool = false) {
      self.field = field
      self.value = value
      self.excluded = excluded
    }
  }

  /// As typed.
  public var text: String
  /// Whether signs and field names in the text mean something; else it is words and nothing more.
  public var isTyped = true
  /// Whether plain words may name a value: `3rd grade`, `innovative designer`.
  public var recognizes = true
  public var options: [Option] = []
  /// Nil: by relevance when there are words, else newest first.
  public var order: Order?
  /// From 1.
  public var page = 1
  public var perPage = 10
  public var facets = Facets.none
  /// Values that no exemplar has are listed too.
  public var includesEmptyValues = false
  /// Each hit says why: its words, its parts, its passage. Who needs the order alone leaves that out.
  public var includesReasons = true
  /// One hit a school.
  public var collapsesSchools = false
  /// Exemplars that do not say pass range filters.
  public var includesUnknown = false
  /// What cannot be used as typed is an error.
  public var isStrict = false
  public var limits = SearchLimits()
  /// How words become an order.
  public var ranking = Ranking()

  /// A question of words and fields alone.
  public init(_ text: String) { self.text = text }
}
