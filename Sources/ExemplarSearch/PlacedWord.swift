internal import ExemplarLanguage

/// A plain word of a question's top level, with its place in the typed text.
struct PlacedWord: Hashable {
  /// Folded.
  var text: String
  var range: TypedRange
}

extension TypedQuery {
  /// What stands side by side at the top level.
  var topItems: [Item] {
    if case .all(let items) = root { return items }
    return [
      Item(clause: root, excluded: false, range: TypedRange(0, text.unicodeScalars.count))
    ]
  }
}

extension TypedQuery.Item {
  /// The plain words of an item, of which the order is relaxed and which may be corrected; nil for anything else.
  var plainWords: [PlacedWord]? {
    guard case .words(let text, let range) = clause, !excluded, !insisted,
      QueryUnderstanding.plainWords(text) != nil
    else { return nil }
    return Tokenizer.tokens(of: text).map { token in
      PlacedWord(
        text: token.text, range: TypedRange(range.start + token.start, range.start + token.end))
    }
  }
}
