public import ArgumentParser
public import ExemplarPresentation
internal import ExemplarSearch
internal import ExemplarVocabulary

/// `exemplar show`: one exemplar, rendered for the terminal.
public struct ShowCommand: ReadingCommand {
  public static let configuration = CommandConfiguration(
    commandName: "show", _superCommandName: ReadingProgram.name,
    abstract: "Read one lesson with its process and reflection.")

  /// What to show.
  public struct Options: ParsableArguments {
    @Argument(
      help: ArgumentHelp("The exemplar, as a search prints it.", valueName: "id"),
      completion: .exemplars)
    public var id: String
    @Option(help: "An earlier version.")
    public var version: Int?
    @Option(
      help: ArgumentHelp("One part: lesson, process or reflection.", valueName: "part"),
      completion: .list(["lesson", "process", "reflection"]))
    public var part: String?
    @OptionGroup public var common: CommonOptions
    @OptionGroup public var far: ServerOptions

    /// A command line without anything.
    public init() {}
  }

  @OptionGroup var show: Options
  public var common: CommonOptions { show.common }
  public var far: ServerOptions { show.far }

  /// A command line without anything.
  public init() {}

  public func answer(_ console: Console) throws {
    // Without a repository the answer itself says so.
    if let place = try? show.common.place(), place.isWithdrawn(show.id) {
      throw Stop.trouble(HandOver.problem(handingOver: Array(CommandLine.arguments.dropFirst())))
    }
    try answer(console, asking: IndexHere(common.plain, console))
  }

  public func answer(_ console: Console, asking: some Asking) throws {
    try ShowCommand.print(
      try asking.ask(ExemplarQuestion(show.id)), part: show.part, common, console)
  }

  /// Shows the current version, from the index alone.
  public static func answer(_ show: Options, _ console: Console) throws {
    let asking = IndexHere(show.common.plain, console)
    try print(try asking.ask(ExemplarQuestion(show.id)), part: show.part, show.common, console)
  }

  /// Prints an exemplar, or one part of it.
  public static func print(
    _ answer: ExemplarAnswer, part: String?, _ common: CommonOptions, _ console: Console
  ) throws {
    if let part, let detail = answer.detail, !detail.parts.contains(where: { $0.name == part }) {
      throw Stop.notFound(
        Problem(
          code: "unknown-part", title: "There is no such part",
          detail:
            "“\(part)” is not a part of \(detail.card.id). It has: \(detail.parts.map(\.name).joined(separator: ", "))."
        ))
    }
    if common.json {
      console.answer(try AnswerJSON.text(answer))
    } else {
      console.answer(
        ExemplarPrinter(console.terminal).text(answer, part: part), mayPage: true)
    }
  }
}
