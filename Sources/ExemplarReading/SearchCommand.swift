public import ArgumentParser

/// `exemplar search`: ranked lessons with snippets, and facets.
public struct SearchCommand: ReadingCommand {
  public static let configuration = CommandConfiguration(
    commandName: "search", _superCommandName: ReadingProgram.name,
    abstract: "Find lessons by words, standards, grades and more.",
    discussion: """
      Words are ranked; lessons that have all of them come first.
        exemplar search paper circuits
        exemplar search robots grade:3-5 -iste:5
        exemplar search '"design process" OR prototype*' --facets
      Exit status: 0 found, 1 nothing found, 2 trouble, 64 mistyped.
      """)

  @OptionGroup var query: QueryOptions
  @OptionGroup public var common: CommonOptions
  @OptionGroup public var far: ServerOptions

  @Option(
    help: "Order: relevance, newest, title or grade.",
    completion: .list(["relevance", "newest", "title", "grade"]))
  var sort: String?
  @Option(
    name: [.customLong("limit"), .customLong("per-page")], help: "Lessons on a page, at most 100.")
  var limit = 10
  @Option(help: "Which page, from 1.")
  var page = 1
  @Flag(help: "Count standards, grades, schools and more over all matches.")
  var facets = false
  @Flag(help: "List values with no lesson too.")
  var all = false
  @Option(
    help: ArgumentHelp("One lesson a school.", valueName: "school"), completion: .list(["school"]))
  var collapse: String?
  @Flag(help: "Tell how the question was understood.")
  var explain = false
  @Flag(help: "One lesson a line, as JSON.")
  var jsonl = false

  /// A command line without anything.
  public init() {}

  public func answer(_ console: Console, asking: some Asking) throws {
    try line.answer(console, asking: asking)
  }

  /// The same without the parser.
  package var line: SearchLine {
    SearchLine(
      words: query.words, fields: query.fields.values, not: query.not, strict: query.strict,
      includeUnknown: query.includeUnknown, wordsOnly: query.wordsOnly, sort: sort, limit: limit,
      page: page, facets: facets,
      all: all, collapse: collapse, explain: explain, jsonl: jsonl, common: common.plain)
  }
}
