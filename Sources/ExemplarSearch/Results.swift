public import ExemplarVocabulary

/// The answer of the index: which exemplars, in which order, why, and how the rest is spread.
public struct Results: Hashable, Sendable {
  public var query: UnderstoodQuery
  /// Exactly how many match.
  public var total: Int
  public var hits: [Hit]
  /// Plain words that name a value, with what the value alone finds.
  public var recognized: [Recognized] = []
  public var facets: [Facet]
  public var suggestion: Suggestion?
  /// Words that a hit may lack, since too few exemplars have all of them.
  public var relaxed: [String]
  /// With ``relaxed``: how many have all the words.
  public var withAllWords: Int?
  /// When nothing was found: how many there would be without each word or filter.
  public var without: [WithoutCount]
  /// Field → how many were left out because they do not say.
  public var unknown: [String: Int]
  /// Names the snapshot that answered; opaque.
  public var revision: String
  /// How many exemplars the index holds.
  public var exemplars: Int
  /// Of neighbors: the exemplar that they are like.
  public var like: Card?
}
