/// Why a written value could not be understood. The facts; `message` has the words.
public enum ValueError: Error, Hashable, Sendable {
  /// What kind of value was expected: `grade`, of the vocabulary `grades`.
  public struct Kind: Hashable, Sendable {
    /// In a sentence: `ISTE standard`.
    public var singular: String
    /// The vocabulary's name, for `exemplar vocabulary NAME`; nil where there is none.
    public var vocabulary: String?

    /// Makes a kind.
    public init(_ singular: String, vocabulary: String? = nil) {
      self.singular = singular
      self.vocabulary = vocabulary
    }

    /// School years, which need no list.
    public static let schoolYear = Kind("school year")
    /// Whole numbers and ranges of them.
    public static let number = Kind("whole number or range")
  }

  /// Nothing is written.
  case empty(Kind)
  /// No entry is called so; the nearest, best first.
  case unknown(String, Kind, nearest: [VocabularyEntry])
  /// It could mean several things and is not guessed.
  case ambiguous(String, Kind, entries: [VocabularyEntry], reason: String)
  /// A range whose second end lies before its first: `8-6`, written the other way round as proposed.
  case falling(String, Kind, proposal: String)
  /// A school year of two years that do not follow each other: `2018-2020`; proposals are ways to say it.
  case notConsecutive(String, proposals: [String])
  /// Not a number or range at all, or a number beyond what is kept.
  case notNumber(String)
  /// Not a school year at all.
  case notSchoolYear(String)
}

extension Vocabulary {
  /// What messages call a value of this vocabulary.
  public var kind: ValueError.Kind { ValueError.Kind(singular, vocabulary: name) }
}
