public import Xapian

/// Turns the words of one language into what they are found by.
///
/// ```swift
/// let english = try Analyzer(LanguageRules(code: "en"))
/// english.stem("circuits")   // "circuit"
/// ```
///
/// It keeps the stems it has made, so one analyzer belongs to one task.
public final class Analyzer {
  /// The language it is for.
  public let rules: LanguageRules
  private let stemmer: Stemmer?
  private var stems: [String: String] = [:]
  /// Protected words that begin otherwise than what stands for them: `mice`.
  lazy var changedBeginnings = rules.protected.filter { word, stem in
    !word.utf8.prefix(2).elementsEqual(stem.utf8.prefix(2))
  }

  /// Makes an analyzer; a language that the engine has no stemmer for keeps its words as they are.
  public init(_ rules: LanguageRules) throws(XapianError) {
    self.rules = rules
    self.stemmer = Analyzer.hasStemmer(rules.code) ? try Stemmer(language: rules.code) : nil
  }

  /// True where the engine can stem the language.
  public static func hasStemmer(_ code: String) -> Bool {
    [
      "ar", "hy", "eu", "ca", "da", "nl", "en", "fi", "fr", "de", "hu", "id", "ga", "it", "lt",
      "ne",
      "no", "pt", "ro", "ru", "es", "sv", "ta", "tr",
    ].contains(code)
  }

  /// True for a word that says too little to be searched for by itself.
  public func isStopword(_ word: String) -> Bool { rules.stopwords.contains(word) }

  /// What a folded word is found by in this language.
  public func stem(_ word: String) -> String {
    if let known = stems[word] { return known }
    let stem = rules.protected[word] ?? stemmed(word)
    if stems.count < 200_000 { stems[word] = stem }
    return stem
  }

  /// What a run of folded words is called in tables of this language, whatever their endings: `en:design process`.
  func key(of words: some Sequence<String>) -> String {
    rules.code + ":" + words.map(stem).joined(separator: " ")
  }

  private func stemmed(_ word: String) -> String {
    guard let stemmer, !word.utf8.contains(where: { $0 >= 0x30 && $0 <= 0x39 }) else { return word }
    guard rules.code == "es" else { return stemmer.stem(word) }
    return SpanishForms.closed(stemmer.stem(SpanishForms.opened(word)), of: word)
  }
}
