/// Plain words that name a value, and the question that asks for the value instead.
///
/// ```swift
/// reader.search(SearchRequest("3rd grade fractions")).recognized[0].q   // "grade:3 fractions"
/// ```
public struct Recognized: Hashable, Sendable, Codable {
  /// As typed: `3rd grade`.
  public var text: String
  /// Its place in the typed text, in Unicode scalars from 0.
  public var position: Int
  /// In Unicode scalars.
  public var length: Int
  /// `grade`
  public var field: String
  /// The ids that the filter has: `["3"]`.
  public var values: [String]
  /// The value as a reader sees it: `Grade 3`.
  public var label: String
  /// The words were not typed so, but nearly.
  public var corrected: Bool
  /// Lessons with the value come first; else it is only a suggestion.
  public var ranks: Bool
  /// The whole question with a filter for those words.
  public var q: String
  /// How many that finds.
  public var total: Int

  /// Makes an account of recognized words.
  public init(
    text: String, position: Int, length: Int, field: String, values: [String], label: String,
    corrected: Bool, ranks: Bool, q: String, total: Int
  ) {
    self.text = text
    self.position = position
    self.length = length
    self.field = field
    self.values = values
    self.label = label
    self.corrected = corrected
    self.ranks = ranks
    self.q = q
    self.total = total
  }
}
