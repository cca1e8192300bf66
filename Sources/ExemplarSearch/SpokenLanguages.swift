internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

/// What finds the lessons of each language that lessons are in.
struct SpokenLanguages {
  private let field: Field
  /// Those of languages that have no rules of their own.
  let others: [Xapian.Query]

  /// Looks through the values of the language facet; nil where there is none, so that lessons cannot be told apart.
  init?(_ fields: [Field], _ facets: FacetDictionary, analyzed: [String]) {
    guard let field = fields.first(where: { $0.name == "language" && $0.kind == .facet }) else {
      return nil
    }
    self.field = field
    others = facets.entries.compactMap { entry in
      guard entry.field == field.name, let code = entry.value?.id, !analyzed.contains(code) else {
        return nil
      }
      return .term(TermLayout.value(code, field: field))
    }
  }

  /// The term of all lessons of a language.
  func term(of code: String) -> String { TermLayout.value(code, field: field) }
}
