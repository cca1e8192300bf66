import ExemplarLanguage
import ExemplarTesting
import Testing

/// Whoever looks for a stem by how words begin sees every word that has it.
@Suite struct StemBeginningTests {
  private static let beginnings = [
    "t", "d", "l", "v", "sk", "a", "e", "o", "y", "ye", "ay", "qu", "gu", "idl", "gent", "earl",
    "onl", "singl", "ugl", "news", "h", "i", "in", "su", "trab", "li", "sa", "u", "cre", "x",
  ]
  private static let middles = [
    "", "", "y", "i", "e", "a", "u", "n", "at", "ic", "ll", "rr", "z", "g",
  ]
  private static let endings: [String: [String]] = [
    "en": [
      "", "s", "es", "ies", "ied", "ying", "ing", "ed", "eed", "ly", "edly", "ingly", "y", "e",
      "'s", "ation", "ational", "ness", "ization", "ous", "ement", "able", "ss", "us", "fulness",
    ],
    "es": [
      "", "s", "es", "z", "ces", "cion", "ciones", "ando", "iendo", "mente", "logia", "enes",
      "iamos", "abamos", "ar", "er", "ir", "ido", "ada", "a", "o", "e", "guen", "dad", "selo",
      "isimo", "ismo", "yendo", "ias", "aran", "iste", "ee",
    ],
  ]

  @Test(arguments: ["en", "es"]) func `sees every word of a stem`(language: String) throws {
    let protected = ["mice": "mouse", "feet": "foot", "axes": "ax", "ox": "oxen", "men": "man"]
    let analyzer = try Analyzer(LanguageRules(code: language, protected: protected))
    var words =
      Array(protected.keys) + ["skis", "skies", "idly", "ugly", "early", "only", "singly"]
    for beginning in Self.beginnings {
      for middle in Self.middles {
        for ending in Self.endings[language] ?? [] { words.append(beginning + middle + ending) }
      }
    }
    for word in words.map({ $0.filter { $0 != "'" } }) {
      let stem = analyzer.stem(word)
      var beginnings = WordBeginnings()
      analyzer.insertBeginnings(of: stem, stem: stem, into: &beginnings)
      var seen: [String] = []
      Tokenizer.forEachWord(of: "Say “\(word)”.", beginning: beginnings) { seen.append($0.text) }
      #expect(seen.contains(word), "\(word), whose stem is \(stem)")
    }
  }
}
