/// What is particular to one language: words that say too little, and words the stemmer must not touch.
///
/// A librarian edits them in `index/language/<code>/`; the index carries a copy, so that questions and lessons
/// are always analyzed alike.
public struct LanguageRules: Hashable, Sendable {
  /// BCP 47 primary language: `en`.
  public var code: String
  /// Folded words.
  public var stopwords: Set<String>
  /// Folded word → what stands for it: `computers` → `computer`.
  public var protected: [String: String]

  /// Makes the rules of a language; without any, every word is stemmed and none is too small.
  public init(code: String, stopwords: Set<String> = [], protected: [String: String] = [:]) {
    self.code = code
    self.stopwords = stopwords
    self.protected = protected
  }
}
