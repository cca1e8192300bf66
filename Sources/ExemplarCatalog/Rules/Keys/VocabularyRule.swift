internal import ExemplarBundle
internal import ExemplarVocabulary

/// A value of one vocabulary, by id, code, name or alias.
struct VocabularyRule: KeyRule {
  /// The vocabulary's name: `schools`.
  var name: String

  func read(_ value: RecordValue, at desk: inout KeyDesk) -> VocabularyEntry? {
    guard let text = desk.text(value), let vocabulary = desk.vocabulary(name, at: value) else {
      return nil
    }
    if case .found(let entry, let exact) = vocabulary.resolve(text) {
      if !exact, text != entry.code {
        desk.tell(.takenAs, at: value, "“\(text)” was taken to mean \(Words.entry(entry)).")
      }
      return entry
    }
    do throws(ValueError) {
      return try vocabulary.entry(for: text)
    } catch {
      desk.tell(error, at: value)
      return nil
    }
  }
}

extension KeyDesk {
  /// A vocabulary by name; a missing one is a fault of the repository, told at each value that needs it.
  mutating func vocabulary(_ name: String, at value: RecordValue) -> Vocabulary? {
    if let vocabulary = context.vocabularies[name] { return vocabulary }
    tell(
      .vocabularyMissing, at: value,
      "The vocabulary “\(name)” is missing, so “\(key)” is not checked.",
      remedy: "Put \(name).yaml back into index/vocabularies/.")
    return nil
  }

  /// Leaves what a vocabulary, a grade or a school year had to say.
  mutating func tell(_ error: ValueError, at value: RecordValue) {
    let code: RuleCode =
      if case .ambiguous = error { .ambiguousValue } else { .unknownValue }
    tell(code, at: value, error.summary, remedy: error.remedy)
  }
}
