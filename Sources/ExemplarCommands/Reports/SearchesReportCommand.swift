internal import ArgumentParser
internal import ExemplarCatalog
internal import ExemplarIndexing
internal import ExemplarPresentation
internal import ExemplarReading
internal import ExemplarSearchLog

/// `exemplar report searches`: what is sought and not found, from the log of searches.
struct SearchesReportCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "searches", abstract: "List what is sought and not found: what to commission.",
    discussion: """
      Counts the searches that the server, and with “search-log: on” in index/repository.yaml the terminal, have noted: \
      without persons and without a time finer than a day. Forms of a word, accents and the order of words are brought \
      together. Questions that were asked only once are left out, unless --all is given.
        exemplar report searches
        exemplar report searches --since 2026-09-01 --limit 50 --all
      """)

  @Option(help: ArgumentHelp("Searches from this day on, as 2026-09-01.", valueName: "day"))
  var since: String?
  @Option(help: ArgumentHelp("Searches until this day, which counts.", valueName: "day"))
  var until: String?
  @Option(help: "Questions in a list, at most 1000.")
  var limit = 20
  @Flag(help: "Rare questions too, which could be a person’s name.")
  var all = false
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    try check()
    let repository = try repository()
    let (configuration, findings) = try repository.configuration()
    console.findings(findings, json: false)
    let folder = SearchLogFolder(repository: repository.root)
    let reading = try reading(folder)
    // What is wrong in the words is told by what needs them; the languages are there in any case.
    let languages = try IndexSettings.load(repository: repository).settings.languages
    let answer = SearchesAnswer(
      reading, since: since, until: until, least: all ? 1 : configuration.searchLogLeast,
      limit: limit, form: try QuestionForm(languages))
    if common.json { return console.answer(try AnswerJSON.text(answer)) }
    tellUnread(reading.unread, in: folder, console)
    console.answer(SearchesPrinter(console.terminal).text(answer), mayPage: true)
  }

  private func check() throws {
    for (name, text) in [("--since", since), ("--until", until)] {
      guard let text, CalendarDay(text) == nil else { continue }
      throw refusal("“\(text)” is not a day. Write, for example: \(name) 2026-09-01")
    }
    if let since, let until, since > until {
      throw refusal("No day is both since \(since) and until \(until).")
    }
    guard (1...1000).contains(limit) else {
      throw refusal("“\(limit)” is not a whole number from 1 to 1000.")
    }
  }

  private func refusal(_ words: String) -> Stop {
    .mistyped(
      Problem(
        code: "invalid-option", title: "An option has a value that it does not know", detail: words)
    )
  }

  private func reading(_ folder: SearchLogFolder) throws -> SearchLogReading {
    do { return try SearchLogReading(folder, since: since, until: until) } catch {
      throw Stop.trouble(
        Problem(
          code: "unreadable", title: "The log of searches cannot be read",
          detail: "The log of searches cannot be read. \(error.description)."))
    }
  }

  private func tellUnread(
    _ unread: [SearchLogReading.UnreadLine], in folder: SearchLogFolder, _ console: Console
  ) {
    guard let first = unread.first else { return }
    let others = unread.count > 1 ? " and \(counted(unread.count - 1, "other"))" : ""
    console.remark(
      "warning: Line \(first.line) of \(folder.path)/\(first.file)\(others) is no search and was skipped: torn by a full disk, or written by somebody else."
    )
  }
}
