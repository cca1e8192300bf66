public import ArgumentParser
internal import ExemplarPresentation

/// `exemplar similar`: lessons like one lesson.
public struct SimilarCommand: ReadingCommand {
  public static let configuration = CommandConfiguration(
    commandName: "similar", _superCommandName: ReadingProgram.name,
    abstract: "Find lessons like one lesson.",
    discussion: """
      They share its telling words, its standards and its grades.
        exemplar similar ID --limit 5
      Exit status: 0 found, 1 unknown id or no lesson like it, 2 trouble, 64 mistyped.
      """)

  @Argument(
    help: ArgumentHelp("The exemplar, as a search prints it.", valueName: "id"),
    completion: .exemplars)
  var id: String
  @Option(
    name: [.customLong("limit"), .customLong("per-page")], help: "Lessons on a page, at most 100.")
  var limit = 10
  @Option(help: "Which page, from 1.")
  var page = 1
  @OptionGroup public var common: CommonOptions
  @OptionGroup public var far: ServerOptions

  /// A command line without anything.
  public init() {}

  public func answer(_ console: Console) throws {
    if try common.place().isWithdrawn(id) {
      // What is left of it is told as `show` tells it.
      throw Stop.trouble(HandOver.problem(handingOver: ["show", id] + common.arguments))
    }
    try answer(console, asking: IndexHere(common.plain, console))
  }

  public func answer(_ console: Console, asking: some Asking) throws {
    let answer = try asking.ask(SimilarQuestion(id, page: page, perPage: limit))
    if common.json {
      console.answer(try AnswerJSON.text(answer))
    } else {
      let printer = SearchPrinter(console.terminal, quiet: common.quiet)
      console.answer(printer.text(answer), mayPage: true)
    }
    if answer.total == 0 { throw Stop.notFound() }
  }
}
