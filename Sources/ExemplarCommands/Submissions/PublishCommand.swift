internal import ArgumentParser
internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading

/// `exemplar submissions publish`: makes approved submissions public, at once or at a day.
struct PublishCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish", abstract: "Make approved submissions public, at once or at a day.",
    discussion: """
      With --on the day is set, and --due publishes what is due: run it every morning.
        exemplar submissions publish 12 --on 2027-01-11
        exemplar submissions publish --due
      """)

  @Argument(help: ArgumentHelp("Numbers of submissions.", valueName: "n"))
  var numbers: [Int] = []
  @Option(help: ArgumentHelp("The day on which they become public, YYYY-MM-DD.", valueName: "day"))
  var on: String?
  @Flag(help: "Publish everything whose day has come.")
  var due = false
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var far: ServerOptions

  func work(_ console: Console) throws {
    let day = try on.map(readDay)
    guard due ? numbers.isEmpty && day == nil : !numbers.isEmpty else {
      throw mistyped(
        due
          ? "--due publishes everything that is due: leave out the numbers and --on."
          : "Name the submissions to publish: exemplar submissions publish N")
    }
    if let server = try far.desk(common, acting, console) {
      return try publish(at: server, on: day, console)
    }
    let desk = try CurationDesk(common, acting, console)
    if let day { return try schedule(day, desk, console) }
    let outcomes =
      try due
      ? desk.curation.publishDue(by: desk.actor)
      : desk.curation.publish(numbers, by: desk.actor)
    try tell(outcomes, desk, console)
  }

  private func readDay(_ text: String) throws -> CalendarDay {
    guard let day = CalendarDay(text) else {
      throw mistyped("“\(text)” is not a day. Write it as YYYY-MM-DD.")
    }
    return day
  }

  func mistyped(_ detail: String) -> Stop {
    .mistyped(
      Problem(
        code: "invalid-option", title: "An option has a value that it does not know",
        detail: detail))
  }

  // MARK: At a day

  private func schedule(_ day: CalendarDay, _ desk: CurationDesk, _ console: Console) throws {
    var done: [Submission] = []
    for number in numbers {
      let submission = try desk.curation.schedule(number, on: day, by: desk.actor)
      done.append(submission)
      if !common.json { tell(submission, on: day, console) }
    }
    if common.json { try answer(done.map(desk.document), [], nil, console) }
  }

  func tell(_ submission: Submission, on day: CalendarDay, _ console: Console) {
    let title = TerminalText.safe(submission.title)
    console.answer(
      "Submission \(submission.number), “\(title)”, becomes public on \(ReaderLocale.current.day(day.description)), when a curator or a timer runs: exemplar submissions publish --due\n"
    )
  }

  // MARK: At once

  private func tell(
    _ outcomes: [PublishingOutcome], _ desk: CurationDesk, _ console: Console
  ) throws {
    var done: [Submission] = []
    var refused: [(number: Int, error: CurationError)] = []
    for outcome in outcomes {
      switch outcome.result {
      case .published(let id, let version, _):
        let submission = try desk.curation.submission(outcome.number)
        done.append(submission)
        if !common.json {
          console.answer(sentence(submission, id, version, outcome.indexProblem))
        }
      case .refused(let error):
        refused.append((outcome.number, error))
      }
    }
    if common.json {
      let problem = outcomes.lazy.compactMap(\.indexProblem).first
      try answer(done.map(desk.document), refused, problem, console)
    } else if outcomes.isEmpty {
      console.answer(
        "Nothing is due. See what is approved: exemplar submissions list --state approved\n")
    }
    try tell(refused, of: outcomes.count, console)
  }

  /// Says why some were not published.
  func tell(
    _ refused: [(number: Int, error: CurationError)], of all: Int, _ console: Console
  ) throws {
    let stops = refused.map { Stop($0.error) }
    for (stop, (_, error)) in zip(stops, refused) where !common.json || all == 1 {
      console.findings(error.findings, json: common.json)
      if let problem = stop.problem { console.problem(problem, json: common.json) }
    }
    if let worst = stops.map(\.status).max() { throw Stop(problem: nil, status: worst) }
  }

  func sentence(
    _ submission: Submission, _ id: String, _ version: Int, _ indexProblem: String?
  ) -> String {
    let title = TerminalText.safe(submission.title)
    var lines = ["“\(title)” is public now, as \(id) v\(version). Nobody has to act."]
    if let problem = indexProblem {
      lines.append(
        "It cannot be found yet, since the index was not brought up to date: \(TerminalText.safe(problem)) Run: exemplar index"
      )
    } else {
      lines.append("Find it: exemplar search \(shellQuoted("title:" + "\"\(title)\""))")
    }
    return (lines + ["Read it: exemplar show \(id)"]).joined(separator: "\n") + "\n"
  }

  func answer(
    _ done: [SubmissionDocument], _ refused: [(number: Int, error: CurationError)],
    _ indexProblem: String?, _ console: Console
  ) throws {
    console.answer(
      try AnswerJSON.text(
        SubmissionsAnswer(
          done,
          refused: refused.map { SubmissionsAnswer.Refusal(number: $0.number, $0.error) },
          indexProblem: indexProblem)))
  }
}
