/// The forms of a vocabulary when punctuation and the words for “and” do not count; needed only for what no
/// form says exactly.
final class LooseForms: Sendable {
  private let forms: VocabularyForms
  private let index: FormIndex
  private let reasons: [String: String]

  /// Loosens all forms.
  init(_ forms: VocabularyForms, _ vocabulary: Vocabulary) {
    self.forms = forms
    index = FormIndex(forms.all.map { loosened($0.folded) })
    reasons = Dictionary(
      vocabulary.ambiguous.map { (loosened(folded($0)), $1) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The forms that read so, in order.
  func matching(_ folded: String) -> [VocabularyForms.Form] {
    index[loosened(folded)].map { forms.all[$0] }
  }

  /// Why a word must not be guessed, where the vocabulary says so.
  func reason(_ folded: String) -> String? { reasons[loosened(folded)] }
}
