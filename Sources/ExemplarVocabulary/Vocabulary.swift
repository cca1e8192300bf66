/// What a written value was taken to mean.
public enum Resolution: Hashable, Sendable {
  /// Exactly one entry; `exact` is false when it was found by name or alias and not by its id.
  case found(VocabularyEntry, exact: Bool)
  /// More than one entry, or a word that must not be guessed: told, never chosen.
  case ambiguous([VocabularyEntry], reason: String)
  /// Nothing; the nearest entries, best first, at most three.
  case unknown(nearest: [VocabularyEntry])
}

/// A list of words with one meaning each: ISTE standards, schools, subjects.
public struct Vocabulary: Hashable, Sendable, Codable {
  /// The file's name: `iste`, `k12cs`, `schools`.
  public var name: String
  /// What a reader sees: `ISTE Standards for Students (2016)`.
  public var title: String
  /// In their own order: parents before children.
  public var entries: [VocabularyEntry]
  /// Words that must not be guessed, with the reason: `secundaria`.
  public var ambiguous: [String: String]

  /// Makes a vocabulary.
  public init(
    name: String, title: String, entries: [VocabularyEntry], ambiguous: [String: String] = [:]
  ) {
    self.name = name
    self.title = title
    self.entries = entries
    self.ambiguous = ambiguous
  }
}
