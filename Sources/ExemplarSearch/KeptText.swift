internal import ExemplarLanguage
internal import ExemplarVocabulary

/// The text of an exemplar with what was prepared to look for words in it, kept for the next questions.
final class KeptText {
  /// As it is stored.
  let text: StoredText
  /// How many bytes it takes, about: names seldom take more than is reckoned for them.
  let bytes: Int
  private var names: FiledNames?

  /// Reads a text.
  init(stored: [UInt8]) throws(StoredFormatError) {
    text = try StoredText(stored: stored)
    bytes = stored.count + 2_048
  }

  /// What the exemplar is filed under, put together when it is first asked for.
  func names(of card: Card, _ labels: () -> FacetLabels) -> FiledNames {
    if let names { return names }
    let names = FiledNames(of: card, labels())
    self.names = names
    return names
  }
}
