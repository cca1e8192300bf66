public import ExemplarSearch
internal import ExemplarVocabulary

/// What the entries of a vocabulary are: the question of `vocabulary NAME`.
public struct VocabularyQuestion: Question {
  /// The file's name, or the name of a field that uses it: `iste`, `grade`.
  public var name: String
  /// A code, a name or an alias; empty: every entry.
  public var words: String

  /// Makes a question.
  public init(_ name: String, words: String = "") {
    self.name = name
    self.words = words
  }

  public func answer(from reader: IndexReader) throws(SearchError) -> VocabularyAnswer {
    let vocabulary = try vocabulary(in: reader)
    return VocabularyAnswer(
      vocabulary: vocabulary.name, title: vocabulary.title,
      entries: words.isEmpty ? vocabulary.entries : vocabulary.search(words),
      warnings: reader.shardWarnings)
  }

  public var address: QuestionAddress {
    QuestionAddress(
      "vocabularies", name, parameters: words.isEmpty ? [] : [.init("q", words)])
  }

  private func vocabulary(in reader: IndexReader) throws(SearchError) -> Vocabulary {
    let wanted = folded(name)
    if let vocabulary = try reader.vocabulary(named: wanted) { return vocabulary }
    let field = reader.fields.first { $0.name == wanted || $0.aliases.contains(wanted) }
    if let own = field?.vocabulary, let vocabulary = try reader.vocabulary(named: own) {
      return vocabulary
    }
    throw .option(name: "vocabulary", value: name, allowed: try reader.vocabularyNames())
  }
}

/// Which vocabularies there are: the question of `vocabulary` without a name.
public struct VocabularyListQuestion: Question {
  /// Makes the question.
  public init() {}

  public func answer(from reader: IndexReader) throws(SearchError) -> VocabularyListAnswer {
    var items: [VocabularyListAnswer.Item] = []
    for name in try reader.vocabularyNames() {
      guard let vocabulary = try reader.vocabulary(named: name) else { continue }
      items.append(
        .init(name: vocabulary.name, title: vocabulary.title, entries: vocabulary.entries.count))
    }
    return VocabularyListAnswer(vocabularies: items, warnings: reader.shardWarnings)
  }

  public var address: QuestionAddress { QuestionAddress("vocabularies") }
}
