/// What is particular to one language: words that say too little, and words the stemmer must not touch.
///
/// A librarian edits them in `index/language/<code>/`; the index carries a copy, so that questions and lessons
/// are always analyzed alike.
public struct LanguageRules: Hashable, Sendable {
  /// BCP 47 primary language: `en`.
  public var code: String
  /// Folded words.
  public var stopwords: Set<String>
  /// Folded words that people ask with and that most lessons have: `lesson`, `students`, `need`. They are searched, and
  /// weigh little beside words that tell more.
  public var asking: Set<String>
  /// Folded word → what stands for it: `computers` → `computer`.
  public var protected: [String: String]

  /// The language of a tag, as rules and terms are named after it: `en` of `en-US`.
  public static func code(of tag: String) -> String {
    String(tag.prefix { $0 != "-" }).lowercased()
  }

  /// Makes the rules of a language; without any, every word is stemmed and none is too small.
  public init(
    code: String, stopwords: Set<String> = [], asking: Set<String> = [],
    protected: [String: String] = [:]
  ) {
    self.code = code
    self.stopwords = stopwords
    self.asking = asking
    self.protected = protected
  }
}
