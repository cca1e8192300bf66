internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading

/// `exemplar submissions log`: everything that happened to a submission.
struct LogSubmissionCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "log", abstract: "Tell everything that happened to a submission, oldest first.")

  @Argument(help: ArgumentHelp("The submission's number.", valueName: "n"))
  var number: Int
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    let desk = try CurationDesk(common, acting, console)
    let events = try desk.curation.events(of: number)
    if common.json {
      return console.answer(
        try AnswerJSON.text(SubmissionLogAnswer(number: number, events: events)))
    }
    console.answer(LogPrinter(console.terminal).text(events), mayPage: true)
  }
}
