public import ArgumentParser
internal import ExemplarPresentation
internal import ExemplarSearch
internal import ExemplarVocabulary

/// `exemplar vocabulary`: standards, concepts, schools… by code, name or alias.
public struct VocabularyCommand: Command {
  public static let configuration = CommandConfiguration(
    commandName: "vocabulary", _superCommandName: ReadingProgram.name,
    abstract: "Look up standards, concepts, schools and other values.",
    discussion: "Without a name it lists the vocabularies; with words it finds entries by them.")

  @Argument(
    help: ArgumentHelp("Which one: iste, concepts, schools, …", valueName: "name"),
    completion: .vocabularies)
  var name: String?
  @Argument(help: ArgumentHelp("A code, a name or an alias.", valueName: "words"))
  var words: [String] = []
  @OptionGroup public var common: CommonOptions

  /// A command line without anything.
  public init() {}

  public func answer(_ console: Console) throws {
    let reader = try OpenIndex.open(try common.place(), console)
    guard let name else { return try list(reader, console) }
    let vocabulary = try vocabulary(name, reader)
    let wanted = words.map { WordArguments.restored($0) }.joined(separator: " ")
    let entries = wanted.isEmpty ? vocabulary.entries : vocabulary.search(wanted)
    let answer = VocabularyAnswer(
      vocabulary: vocabulary.name, title: vocabulary.title, entries: entries)
    if common.json {
      console.answer(try AnswerJSON.text(answer))
    } else {
      console.answer(VocabularyPrinter(console.terminal).text(answer), mayPage: true)
    }
    if entries.isEmpty { throw Stop.notFound() }
  }

  private func list(_ reader: IndexReader, _ console: Console) throws {
    let items = try reader.vocabularyNames().compactMap { name in
      try reader.vocabulary(named: name).map { vocabulary in
        VocabularyListAnswer.Item(
          name: vocabulary.name, title: vocabulary.title, entries: vocabulary.entries.count)
      }
    }
    let answer = VocabularyListAnswer(vocabularies: items)
    console.answer(
      common.json ? try AnswerJSON.text(answer) : VocabularyPrinter(console.terminal).text(answer))
  }

  /// By the file's name, or by the name of the field that uses it.
  private func vocabulary(_ name: String, _ reader: IndexReader) throws -> Vocabulary {
    let wanted = folded(name)
    if let vocabulary = try reader.vocabulary(named: wanted) { return vocabulary }
    let field = reader.fields.first { $0.name == wanted || $0.aliases.contains(wanted) }
    if let own = field?.vocabulary, let vocabulary = try reader.vocabulary(named: own) {
      return vocabulary
    }
    throw SearchError.option(
      name: "vocabulary", value: name, allowed: try reader.vocabularyNames())
  }
}
