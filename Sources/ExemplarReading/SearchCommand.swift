public import ArgumentParser
internal import ExemplarPresentation
internal import ExemplarSearch
internal import Glibc

/// `exemplar search`: ranked lessons with snippets, and facets.
public struct SearchCommand: Command {
  public static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Find lessons by words, standards, grades and more.",
    discussion: """
      Words are ranked; lessons that have all of them come first.
        exemplar search paper circuits
        exemplar search robots grade:3-5 -iste:5
        exemplar search '"design process" OR prototype*' --facets
      Exit status: 0 found, 1 nothing found, 2 trouble, 64 mistyped.
      """)

  @OptionGroup var query: QueryOptions
  @OptionGroup public var common: CommonOptions

  @Option(help: "Order: relevance, newest, title or grade.")
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
  @Option(help: ArgumentHelp("One lesson a school.", valueName: "school"))
  var collapse: String?
  @Flag(help: "Tell how the question was understood.")
  var explain = false
  @Flag(help: "One lesson a line, as JSON.")
  var jsonl = false

  /// A command line without anything.
  public init() {}

  public func answer(_ console: Console) throws {
    let began = Moment.now()
    var request = try query.request()
    request.order = try order()
    request.page = page
    request.perPage = limit
    request.facets = facets || all ? .all : .none
    request.includesEmptyValues = all
    request.collapsesSchools = try collapses()
    let reader = try OpenIndex.open(try common.place(), console)
    let results = try reader.search(request)
    let page = SearchPage(results, request, tookMs: began.milliseconds)
    try print(page, console)
    if results.total == 0 { throw Stop.notFound() }
  }

  private func print(_ page: SearchPage, _ console: Console) throws {
    if jsonl {
      console.answer(try AnswerJSON.lines(page.hits))
    } else if common.json {
      console.answer(try AnswerJSON.text(page))
    } else {
      let printer = SearchPrinter(console.terminal, quiet: common.quiet, explain: explain)
      console.answer(printer.text(page), mayPage: true)
    }
  }

  private func order() throws -> SearchRequest.Order? {
    guard let sort else { return nil }
    guard let order = SearchRequest.Order(rawValue: sort.lowercased()) else {
      throw SearchError.option(
        name: "--sort", value: sort, allowed: SearchRequest.Order.allCases.map(\.rawValue))
    }
    return order
  }

  private func collapses() throws -> Bool {
    guard let collapse else { return false }
    guard collapse.lowercased() == "school" else {
      throw SearchError.option(name: "--collapse", value: collapse, allowed: ["school"])
    }
    return true
  }
}

/// A moment of a clock that never goes back.
struct Moment {
  private let time: timespec

  static func now() -> Moment {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Moment(time: time)
  }

  /// Since then, to a tenth.
  var milliseconds: Double {
    let now = Moment.now().time
    let nanoseconds = (now.tv_sec - time.tv_sec) * 1_000_000_000 + now.tv_nsec - time.tv_nsec
    return Double(nanoseconds / 100_000) / 10
  }
}
