internal import ExemplarPresentation
package import ExemplarSearch

/// Everything that a search command says, as plain values.
package struct SearchLine: Hashable {
  /// As typed, those that begin with a dash included.
  var words: [String] = []
  /// `--grade 3`, in the order of the field table.
  var fields: [String: [String]] = [:]
  /// `--not grade=3`
  var not: [String] = []
  var strict = false
  var includeUnknown = false
  var wordsOnly = false
  var sort: String?
  var limit = 10
  var page = 1
  var facets = false
  var all = false
  var collapse: String?
  var explain = false
  var jsonl = false
  var common = PlainOptions()

  /// True where both say the same, whatever the order in which words with a dash were kept.
  package func isSame(as other: SearchLine) -> Bool {
    var plain = other
    plain.words = plain.words.map(WordArguments.restored)
    return self == plain
  }

  /// Asks and prints the answer; ends early by throwing ``Stop`` or a `SearchError`.
  func answer(_ console: Console, asking: some Asking) throws {
    let began = Moment.now()
    let request = try request()
    var page = try asking.ask(SearchQuestion(request))
    page.tookMs = began.milliseconds
    try print(page, console)
    // Only now: who waits for an answer waits for nothing else.
    if let words = asking.note(page, of: request), explain { console.remark(words) }
    if page.total == 0 { throw Stop.notFound() }
  }

  private func print(_ page: SearchPage, _ console: Console) throws {
    if jsonl {
      console.answer(try AnswerJSON.lines(page.hits))
    } else if common.json {
      console.answer(try AnswerJSON.text(page))
    } else {
      let printer = SearchPrinter(
        console.terminal, quiet: common.quiet, explain: explain, question: question)
      console.answer(printer.text(page), mayPage: true)
    }
  }

  // MARK: The question

  /// The question as arguments of a command, to ask the same again.
  package var question: [String] {
    var arguments = words.map(WordArguments.restored)
    for name in fields.keys.sorted() {
      for value in fields[name] ?? [] { arguments.append("--\(name)=\(value)") }
    }
    for value in not { arguments.append("--not=\(value)") }
    if includeUnknown { arguments.append("--include-unknown") }
    if wordsOnly { arguments.append("--words-only") }
    if all { arguments.append("--all") }
    return arguments
  }

  /// The question as the reading wing takes it.
  package func request() throws -> SearchRequest {
    var request = try SearchLine.request(
      words: words, fields: fields, not: not, strict: strict, includeUnknown: includeUnknown,
      wordsOnly: wordsOnly)
    request.order = try order()
    request.page = page
    request.perPage = limit
    request.facets = facets || all ? .all : .none
    request.includesEmptyValues = all
    request.collapsesSchools = try collapses()
    return request
  }

  /// A question of words and filters alone.
  static func request(
    words: [String], fields: [String: [String]], not: [String], strict: Bool,
    includeUnknown: Bool, wordsOnly: Bool
  ) throws -> SearchRequest {
    var request = SearchRequest(words.map(WordArguments.restored).joined(separator: " "))
    request.options = fields.keys.sorted().flatMap { name in
      (fields[name] ?? []).map { .init(field: name, value: $0) }
    }
    request.options += try not.map(exclusion)
    request.isStrict = strict
    request.includesUnknown = includeUnknown
    request.recognizes = !wordsOnly
    return request
  }

  private static func exclusion(_ text: String) throws -> SearchRequest.Option {
    guard let sign = text.firstIndex(of: "="), sign != text.startIndex else {
      throw Stop.mistyped(
        Problem(
          code: "invalid-option", title: "An option has a value that it does not know",
          detail: "“\(text)” is not of the form FIELD=VALUE. Write, for example: --not grade=3"))
    }
    return .init(
      field: String(text[..<sign]), value: String(text[text.index(after: sign)...]), excluded: true)
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
