public import ArgumentParser
internal import ExemplarPresentation

/// `exemplar vocabulary`: standards, concepts, schools… by code, name or alias.
public struct VocabularyCommand: ReadingCommand {
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
  @OptionGroup public var far: ServerOptions

  /// A command line without anything.
  public init() {}

  public func answer(_ console: Console, asking: some Asking) throws {
    guard let name else { return try list(asking, console) }
    let wanted = words.map { WordArguments.restored($0) }.joined(separator: " ")
    let answer = try asking.ask(VocabularyQuestion(name, words: wanted))
    if common.json {
      console.answer(try AnswerJSON.text(answer))
    } else {
      console.answer(VocabularyPrinter(console.terminal).text(answer), mayPage: true)
    }
    if answer.entries.isEmpty { throw Stop.notFound() }
  }

  private func list(_ asking: some Asking, _ console: Console) throws {
    let answer = try asking.ask(VocabularyListQuestion())
    console.answer(
      common.json ? try AnswerJSON.text(answer) : VocabularyPrinter(console.terminal).text(answer))
  }
}
