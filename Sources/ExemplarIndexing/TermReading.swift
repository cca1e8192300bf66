internal import ExemplarBundle
internal import ExemplarLanguage
internal import ExemplarVocabulary

/// Reads the terms of the synonyms and the glossary: what is sound is used, the rest is told with its line.
struct TermReading {
  /// A sound term.
  struct Term {
    /// As written.
    var text: String
    /// As it is compared.
    var words: [String]
    var line: Int
  }

  /// The most words of a term.
  static let mostWords = 8
  /// The most characters of a term.
  static let longest = 80

  let path: String
  let languages: [LanguageRules]
  private(set) var findings: [Diagnostic] = []

  init(path: String, languages: [LanguageRules]) {
    self.path = path
    self.languages = languages
  }

  /// The sound terms among some values, each once; `language` is the one they are written in, if only one is.
  mutating func terms(_ values: [RecordValue], in language: String? = nil) -> [Term] {
    var terms: [Term] = []
    for value in values {
      guard let term = term(value, language) else { continue }
      if let twin = terms.first(where: { $0.words == term.words }) {
        complain(
          "repeated-term", term.line,
          twin.text == term.text
            ? "“\(term.text)” stands there twice."
            : "“\(term.text)” and “\(twin.text)” are the same to a search.",
          "Take one of them away.")
      } else {
        terms.append(term)
      }
    }
    return terms
  }

  private mutating func term(_ value: RecordValue, _ language: String?) -> Term? {
    guard case .text(let text) = value.content else {
      complain("not-a-term", value.line, "A term is not a text.", "Write a word or a phrase.")
      return nil
    }
    let words = Tokenizer.tokens(of: text).map(\.text)
    let shown = text.count > 40 ? text.prefix(40) + "…" : text
    if words.isEmpty {
      complain(
        "empty-term", value.line, "“\(shown)” has no word in it.", "Write a word or a phrase.")
    } else if text.count > TermReading.longest || words.count > TermReading.mostWords {
      complain(
        "long-term", value.line, "“\(shown)” is longer than a term may be.",
        "Use at most \(TermReading.mostWords) words and \(TermReading.longest) characters.")
    } else if let language = stopLanguage(of: words, language) {
      complain(
        "stopword-term", value.line,
        "“\(shown)” has only words that are too common to be searched for (\(language)).",
        "Add a word that tells more, or take it out of index/language/\(language)/stopwords.txt.")
    } else {
      return Term(text: text, words: words, line: value.line)
    }
    return nil
  }

  private func stopLanguage(of words: [String], _ language: String?) -> String? {
    languages.first { rules in
      language == nil || rules.code == language ? words.allSatisfy(rules.stopwords.contains) : false
    }?.code
  }

  /// Tells what is wrong in a line; nothing stops for it.
  mutating func complain(
    _ code: String, _ line: Int, _ summary: String, _ remedy: String,
    _ severity: Diagnostic.Severity = .warning
  ) {
    findings.append(Diagnostic(code, severity, path: path, line: line, summary, remedy: remedy))
  }

  /// Takes over what a row told.
  mutating func take(_ told: [Diagnostic]) { findings += told }
}
