internal import Synchronization

/// The look-up tables of one vocabulary: each made once, on first use, by whichever thread comes first.
final class VocabularyLookup: Sendable {
  private let formsReference = AtomicLazyReference<VocabularyForms>()
  private let looseReference = AtomicLazyReference<LooseForms>()
  private let frequencyReference = AtomicLazyReference<WordFrequency>()
  private let positionsReference = AtomicLazyReference<Positions>()
  private let gradesReference = AtomicLazyReference<SingleGrades>()

  private final class Positions: Sendable {
    let ofId: [String: Int]
    init(_ entries: [VocabularyEntry]) {
      ofId = Dictionary(
        entries.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// Every form by which the entries are called.
  func forms(of vocabulary: Vocabulary) -> VocabularyForms {
    formsReference.load() ?? formsReference.storeIfNil(VocabularyForms(vocabulary))
  }

  /// The same without punctuation.
  func looseForms(of vocabulary: Vocabulary) -> LooseForms {
    looseReference.load()
      ?? looseReference.storeIfNil(LooseForms(forms(of: vocabulary), vocabulary))
  }

  /// How often each word stands in the names.
  func frequency(of vocabulary: Vocabulary) -> [ArraySlice<UInt8>: Int] {
    if let frequency = frequencyReference.load() { return frequency.count }
    return frequencyReference.storeIfNil(WordFrequency(forms(of: vocabulary))).count
  }

  /// The entries that cover nothing.
  func singleGrades(of vocabulary: Vocabulary) -> SingleGrades {
    gradesReference.load() ?? gradesReference.storeIfNil(SingleGrades(vocabulary.entries))
  }

  /// The position of each id, exactly as written.
  func positions(of vocabulary: Vocabulary) -> [String: Int] {
    if let positions = positionsReference.load() { return positions.ofId }
    return positionsReference.storeIfNil(Positions(vocabulary.entries)).ofId
  }
}
