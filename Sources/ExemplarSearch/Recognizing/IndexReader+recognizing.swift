internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

extension IndexReader {
  /// The named values of a question, each with the question that asks for it and what that truly finds.
  func recognized(
    _ query: UnderstoodQuery, _ request: SearchRequest
  ) throws -> [Recognized] {
    try query.namings.map { naming in
      var asked = request
      asked.isTyped = true
      asked.isStrict = false
      asked.text = naming.replaced(in: query.text)
      let meant = try QueryUnderstanding.understand(asked, with: self)
      return Recognized(
        text: naming.typed, position: naming.range.start, length: naming.range.length,
        field: naming.filter.field.name, values: naming.filter.values, label: naming.label,
        corrected: naming.isCorrected, ranks: naming.weight == .ranks, q: asked.text,
        total: try total(of: meant, request))
    }
  }

  func knows(_ word: String) throws(SearchError) -> Bool {
    try attempt {
      try self.analyzers.contains { analyzer in
        let term = TermLayout.stem(analyzer.stem(word), language: analyzer.rules.code)
        return try self.database.frequency(ofTerm: term) > 0
      }
    }
  }

  func spread(
    of words: [String], with value: String, _ field: Field
  ) throws(SearchError) -> (all: Int, carrying: Int) {
    try attempt {
      let compiler = self.compiler()
      let words = compiler.all(
        words.map { word in
          compiler.term(
            .init(words: [word], alternatives: [], part: nil, isCommon: false, typed: word),
            isRanking: true)
        })
      let carrier = Xapian.Query.term(TermLayout.value(value, field: field))
      return (try self.count(words), try self.count(.filter(words, by: carrier)))
    }
  }
}

extension UnderstoodQuery.Naming {
  /// The typed text with the filter in place of the words.
  func replaced(in text: String) -> String {
    let typed = TypedText(text)
    // What hung on the words without a space must not become part of the value.
    let before = typed.isFree(range.start - 1, orHas: "(") ? "" : " "
    let after = typed.isFree(range.end, orHas: ")") ? "" : " "
    return typed.replacing([(range, before + written + after)])
  }
}
