public import ArgumentParser
internal import ExemplarPresentation

/// `exemplar coverage`: which standards meet which grades, and where nothing is.
public struct CoverageCommand: ReadingCommand {
  public static let configuration = CommandConfiguration(
    commandName: "coverage", _superCommandName: ReadingProgram.name,
    abstract: "Show what the collection covers, and its empty cells.")

  @Option(help: ArgumentHelp("The field of the rows.", valueName: "field"), completion: .facets)
  var rows = "iste"
  @Option(help: ArgumentHelp("The field of the columns.", valueName: "field"), completion: .facets)
  var columns = "grade"
  @OptionGroup public var common: CommonOptions
  @OptionGroup public var far: ServerOptions

  /// A command line without anything.
  public init() {}

  public func answer(_ console: Console, asking: some Asking) throws {
    let answer = try asking.ask(CoverageQuestion(rows: rows, columns: columns))
    if common.json {
      console.answer(try AnswerJSON.text(answer))
    } else {
      console.answer(CoveragePrinter(console.terminal).text(answer), mayPage: true)
    }
  }
}
