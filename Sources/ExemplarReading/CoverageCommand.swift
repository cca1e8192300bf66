public import ArgumentParser
internal import ExemplarPresentation
internal import ExemplarSearch

/// `exemplar coverage`: which standards meet which grades, and where nothing is.
public struct CoverageCommand: Command {
  public static let configuration = CommandConfiguration(
    commandName: "coverage", _superCommandName: ReadingProgram.name,
    abstract: "Show what the collection covers, and its empty cells.")

  @Option(help: ArgumentHelp("The field of the rows.", valueName: "field"), completion: .facets)
  var rows = "iste"
  @Option(help: ArgumentHelp("The field of the columns.", valueName: "field"), completion: .facets)
  var columns = "grade"
  @OptionGroup public var common: CommonOptions

  /// A command line without anything.
  public init() {}

  public func answer(_ console: Console) throws {
    let question = CoverageQuestion(rows: rows, columns: columns)
    let answer = try question.answer(from: OpenIndex.open(try common.place(), console))
    if common.json {
      console.answer(try AnswerJSON.text(answer))
    } else {
      console.answer(CoveragePrinter(console.terminal).text(answer), mayPage: true)
    }
  }
}
