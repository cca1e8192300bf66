public import ArgumentParser
internal import ExemplarPresentation
internal import ExemplarSearch

/// `exemplar facets`: counts alone.
public struct FacetsCommand: ReadingCommand {
  public static let configuration = CommandConfiguration(
    commandName: "facets", _superCommandName: ReadingProgram.name,
    abstract: "Count lessons by standard, concept, grade, school and more.")

  @OptionGroup var query: QueryOptions
  @OptionGroup public var common: CommonOptions
  @OptionGroup public var far: ServerOptions

  @Option(
    help: ArgumentHelp("Only this field; may be repeated.", valueName: "field"), completion: .facets
  )
  var field: [String] = []
  @Flag(help: "List values with no lesson too.")
  var all = false

  /// A command line without anything.
  public init() {}

  public func answer(_ console: Console, asking: some Asking) throws {
    var request = try query.request()
    request.includesEmptyValues = all
    let answer = try asking.ask(FacetsQuestion(request, fields: field))
    if common.json {
      console.answer(try AnswerJSON.text(answer))
    } else {
      console.answer(FacetPrinter(console.terminal).text(answer), mayPage: true)
    }
    if answer.total == 0 { throw Stop.notFound() }
  }
}
