internal import ExemplarLanguage

extension UnderstoodQuery {
  /// Plain words that name a value. They stay words; the value may count beside them.
  public struct Naming: Hashable, Sendable {
    /// What the words mean for the order.
    public enum Weight: Hashable, Sendable {
      /// Nothing: it is only shown.
      case suggests
      /// The value counts as having the words.
      case counts
      /// And exemplars with the value come first.
      case ranks
    }

    /// As typed.
    public var typed: String
    /// Where, in the typed text.
    public var range: TypedRange
    /// The value.
    public var filter: Filter
    /// The filter as it is typed: `grade:3`.
    public var written: String
    /// The value as a reader sees it.
    public var label: String
    public var weight: Weight
    /// The words were not typed so, but nearly.
    public var isCorrected: Bool
    /// The places of its words among the terms; empty where it only suggests.
    public var terms: Range<Int>

    /// True where the value counts as having the words.
    public var counts: Bool { weight != .suggests }

    /// In words, for a person: `3rd grade → Grade 3`.
    var summary: String { "\(typed) → \(label)" }
  }

  /// Takes one word out; what it helped to name is named no more.
  mutating func removeTerm(at place: Int) {
    terms.remove(at: place)
    namings.removeAll { $0.terms.contains(place) }
    for number in namings.indices where namings[number].terms.lowerBound > place {
      let terms = namings[number].terms
      namings[number].terms = (terms.lowerBound - 1)..<(terms.upperBound - 1)
    }
  }
}
