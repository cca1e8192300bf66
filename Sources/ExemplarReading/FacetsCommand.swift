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
    request.perPage = 1
    request.facets = field.isEmpty ? .all : .named(field)
    request.includesEmptyValues = all
    let reader = try OpenIndex.open(try common.place(), console)
    let results = try reader.search(request)
    let page = SearchPage(results, request, tookMs: 0)
    let answer = FacetsAnswer(
      query: page.query, total: page.total, facets: page.facets, index: page.index)
    if common.json {
      console.answer(try AnswerJSON.text(answer))
    } else {
      console.answer(FacetPrinter(console.terminal).text(answer), mayPage: true)
    }
    if results.total == 0 { throw Stop.notFound() }
  }
}
