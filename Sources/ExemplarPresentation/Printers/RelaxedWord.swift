internal import ExemplarSearch

/// A word that a hit may lack, since too few lessons have all of them.
struct RelaxedWord {
  /// As it was searched; a phrase where synonyms know it as one: `computational thinking`.
  let word: String
  /// The word and its synonyms, each in single words.
  private let names: [[String]]

  /// The relaxed words of a page.
  static func words(of page: SearchPage) -> [RelaxedWord] {
    page.relaxed.map { word in
      let synonyms = page.query.expanded.filter { $0.word == word }.flatMap(\.to)
      return RelaxedWord(
        word: word,
        names: ([word] + synonyms).map { $0.split(separator: " ").map(String.init) })
    }
  }

  /// True where a hit has all of the word, or of one of its synonyms.
  func isMatched(by terms: [String]) -> Bool {
    names.contains { $0.allSatisfy(terms.contains) }
  }
}
