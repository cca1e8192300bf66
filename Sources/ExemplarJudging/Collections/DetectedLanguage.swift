public import ExemplarLanguage

/// Tells the language of a collection by the words that are too common to be asked for.
public enum DetectedLanguage {
  /// The most words that are looked at: a language shows in its first pages.
  private static let sample = 200_000

  /// The language most of whose common words stand in the texts; the first one when none do.
  ///
  /// ```swift
  /// DetectedLanguage.code(of: ["the design of a wing"], languages: [english, spanish])   // "en"
  /// ```
  public static func code(of texts: some Sequence<String>, languages: [LanguageRules]) -> String {
    var counts = [Int](repeating: 0, count: languages.count)
    var seen = 0
    for text in texts {
      Tokenizer.forEachToken(of: text) { token in
        seen += 1
        for place in languages.indices where languages[place].stopwords.contains(token.text) {
          counts[place] += 1
        }
      }
      if seen >= sample { break }
    }
    let best = counts.indices.max { (counts[$0], $1) < (counts[$1], $0) }
    return best.map { languages[$0].code } ?? "en"
  }
}
