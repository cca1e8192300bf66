/// Every form by which the entries of a vocabulary are called, ready to be looked up.
final class VocabularyForms: Sendable {
  /// One form of one entry.
  struct Form: Sendable {
    /// The position in the vocabulary's entries.
    let entry: Int
    let kind: VocabularyMatch.Kind
    /// As the vocabulary writes it.
    let written: String
    /// As it is compared.
    let folded: String
  }

  let all: [Form]
  private let index: FormIndex
  /// Reasons by the folded form of words that must not be guessed.
  private let reasons: [String: String]

  /// Collects the forms of all entries.
  init(_ vocabulary: Vocabulary) {
    var forms: [Form] = []
    forms.reserveCapacity(vocabulary.entries.count * 5)
    for (position, entry) in vocabulary.entries.enumerated() {
      func add(_ kind: VocabularyMatch.Kind, _ text: String) {
        forms.append(Form(entry: position, kind: kind, written: text, folded: folded(text)))
      }
      add(.id, entry.id)
      if let code = entry.code { add(.code, code) }
      add(.label, entry.label)
      if let labelEs = entry.labelEs { add(.label, labelEs) }
      for alias in entry.aliases { add(.alias, alias) }
    }
    all = forms
    index = FormIndex(forms.map(\.folded))
    reasons = Dictionary(
      vocabulary.ambiguous.map { (folded($0), $1) }, uniquingKeysWith: { first, _ in first })
  }

  /// The forms that read exactly so when folded, in order.
  func exactly(_ folded: String) -> [Form] { index[folded].map { all[$0] } }

  /// Why a word must not be guessed, where the vocabulary says so.
  func reason(_ folded: String) -> String? { reasons[folded] }
}

/// The positions of equal texts in a list: one dictionary entry for each text, and a chain for the rest.
struct FormIndex: Sendable {
  private let first: [String: Int32]
  /// For each position the next one of the same text, or -1.
  private let next: [Int32]

  /// Indexes the texts by their positions.
  init(_ texts: [String]) {
    var first = [String: Int32](minimumCapacity: texts.count)
    var next = [Int32](repeating: -1, count: texts.count)
    for position in texts.indices.reversed() {
      if let later = first.updateValue(Int32(position), forKey: texts[position]) {
        next[position] = later
      }
    }
    self.first = first
    self.next = next
  }

  /// Where this text stands, in order.
  subscript(text: String) -> [Int] {
    var positions: [Int] = []
    var position = first[text] ?? -1
    while position >= 0 {
      positions.append(Int(position))
      position = next[Int(position)]
    }
    return positions
  }
}
