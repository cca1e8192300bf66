public import ArgumentParser
internal import ExemplarPresentation
internal import ExemplarSearch

/// `exemplar facets`: counts alone.
public struct FacetsCommand: Command {
  public static let configuration = CommandConfiguration(
    commandName: "facets", _superCommandName: ReadingProgram.name,
    abstract: "Count lessons by standard, concept, grade, school and more.")

  @OptionGroup var query: QueryOptions
  @OptionGroup public var common: CommonOptions

  @Option(
    help: ArgumentHelp("Only this field; may be repeated.", valueName: "field"), completion: .facets
  )
  var field: [String] = []
  @Flag(help: "List values with no lesson too.")
  var all = false

  /// A command line without anything.
  public init() {}

  public func answer(_ console: Console) throws {
    var request = try query.request()
    request.includesEmptyValues = all
    let question = FacetsQuestion(request, fields: field)
    let answer = try question.answer(from: OpenIndex.open(try common.place(), console))
    if common.json {
      console.answer(try AnswerJSON.text(answer))
    } else {
      console.answer(FacetPrinter(console.terminal).text(answer), mayPage: true)
    }
    if answer.total == 0 { throw Stop.notFound() }
  }
}
