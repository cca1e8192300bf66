internal import ExemplarLanguage
internal import ExemplarVocabulary

/// What must be known to understand a question: fields, vocabularies, languages and what the collection holds.
///
/// The index answers it; a test can answer it from a table.
protocol Lexicon {
  var fields: [Field] { get }
  var languages: [LanguageRules] { get }
  var synonyms: SynonymTable { get }
  var glossary: GlossaryTable { get }
  /// One for each language of the glossary, also where no lesson is written in it.
  var glossaryAnalyzers: [Analyzer] { get }
  var facets: FacetDictionary { get }
  var analyzers: [Analyzer] { get }
  /// The fields of text parts that are searched without a name.
  var parts: [Field] { get }
  /// In which share of a language's lessons a word stands, whatever its ending.
  func share(of word: String, by analyzer: Analyzer) throws(SearchError) -> Double
  /// A vocabulary, read when it is first asked for.
  func vocabulary(named name: String) throws(SearchError) -> Vocabulary?
  /// True where an exemplar has the value in a field without a vocabulary.
  func has(value: String, field: Field) throws(SearchError) -> Bool
  /// All folded values of a field without a vocabulary.
  func values(of field: Field) throws(SearchError) -> [String]
  /// The names by which plain words call values.
  func names() throws(SearchError) -> NameTable
  /// True where an exemplar has the word, whatever its ending.
  func knows(_ word: String) throws(SearchError) -> Bool
  /// How many exemplars have all the words, and how many of them a value too.
  func spread(
    of words: [String], with value: String, _ field: Field
  ) throws(SearchError) -> (all: Int, carrying: Int)
}

extension Lexicon {
  /// A field by its name or an alias, whatever its case.
  func field(named name: String) -> Field? {
    let fields = fields
    // By places: a field has many texts, which an iterator would copy for each.
    if let place = fields.indices.first(where: { fields[$0].name == name }) { return fields[place] }
    let wanted = folded(name)
    return fields.indices.first { fields[$0].name == wanted || fields[$0].aliases.contains(wanted) }
      .map { fields[$0] }
  }

  /// What the synonyms know a run of words as: as written, else by its stems in any language.
  func synonyms(of words: [String]) -> [[String]] {
    let written = synonyms.alternatives(for: words)
    if !written.isEmpty { return written }
    for analyzer in analyzers {
      let found = synonyms.alternatives(for: words, by: analyzer)
      if !found.isEmpty { return found }
    }
    return []
  }

  /// True for a word that is too common in some language of the collection, or that people only ask with.
  func isCommon(_ word: String) -> Bool {
    languages.contains { $0.stopwords.contains(word) || $0.asking.contains(word) }
  }

  /// True for a word that people ask with in some language of the collection.
  func isAsking(_ word: String) -> Bool { languages.contains { $0.asking.contains(word) } }
}
