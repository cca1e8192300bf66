import ExemplarLanguage
import Testing

@Suite struct AnalyzerTests {
  @Test(arguments: [
    ("en", "circuits", "circuit"), ("en", "debugging", "debug"), ("en", "5c", "5c"),
    ("es", "programacion", "program"), ("es", "programaciones", "program"),
    ("es", "circuitos", "circuit"), ("ko", "robots", "robots"),
  ])
  func `stems a word in its language`(language: String, word: String, stem: String) throws {
    #expect(try Analyzer(LanguageRules(code: language)).stem(word) == stem)
  }

  @Test func `keeps protected words apart from the stemmer's conflations`() throws {
    let rules = LanguageRules(
      code: "en", protected: ["computing": "computing", "computational": "computational"])
    let analyzer = try Analyzer(rules)
    #expect(analyzer.stem("computing") != analyzer.stem("computational"))
  }

  @Test func `knows the words that say too little`() throws {
    let analyzer = try Analyzer(LanguageRules(code: "en", stopwords: ["the"]))
    #expect(analyzer.isStopword("the"))
    #expect(!analyzer.isStopword("robot"))
  }
}
