/// What a written value was taken to mean.
public enum Resolution: Hashable, Sendable {
  /// Exactly one entry; `exact` is false when it was found by code, name or alias and not by its id.
  case found(VocabularyEntry, exact: Bool)
  /// More than one entry, or a word that must not be guessed: told, never chosen.
  case ambiguous([VocabularyEntry], reason: String)
  /// Nothing; the nearest entries, best first, at most three.
  case unknown(nearest: [VocabularyEntry])

  /// The one entry, or nil where there is none or more than one.
  public var entry: VocabularyEntry? {
    if case .found(let entry, _) = self { entry } else { nil }
  }
}
