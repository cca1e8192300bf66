internal import ExemplarSearch
internal import ExemplarVocabulary

/// A word that a hit may lack, since too few lessons have all of them.
struct RelaxedWord {
  /// As it was searched; a phrase where synonyms know it as one: `computational thinking`.
  let word: String
  /// The word and its synonyms, each in single words.
  private let names: [[String]]
  /// The values that it helps to name, as hits tell them: `grade:3`.
  private let values: Set<String>

  /// The relaxed words of a page.
  static func words(of page: SearchPage) -> [RelaxedWord] {
    page.relaxed.map { word in
      let synonyms = page.query.expanded.filter { $0.word == word }.flatMap(\.to)
      let namings = page.query.recognized.filter {
        $0.ranks && " \(folded($0.text)) ".contains(" \(word) ")
      }
      return RelaxedWord(
        word: word,
        names: ([word] + synonyms).map { $0.split(separator: " ").map(String.init) },
        values: Set(namings.flatMap { naming in naming.values.map { naming.field + ":" + $0 } }))
    }
  }

  /// True where a hit has all of the word, or of one of its synonyms, or the value that it names.
  func isMatched(by matched: Matched) -> Bool {
    names.contains { $0.allSatisfy(matched.terms.contains) }
      || matched.filters.contains(where: values.contains)
  }
}
