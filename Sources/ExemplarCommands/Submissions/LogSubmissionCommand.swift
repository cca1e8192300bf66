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
  @OptionGroup var far: ServerOptions

  func work(_ console: Console) throws {
    let answer = try answered(console)
    if common.json { return console.answer(try AnswerJSON.text(answer)) }
    console.answer(LogPrinter(console.terminal).text(answer.events), mayPage: true)
  }

  private func answered(_ console: Console) throws -> SubmissionLogAnswer {
    if let server = try far.desk(common, acting, console) {
      return try server.read(
        SubmissionLogAnswer.self, QuestionAddress("submissions", String(number), "log"))
    }
    let desk = try CurationDesk(common, acting, console)
    return SubmissionLogAnswer(number: number, events: try desk.curation.events(of: number))
  }
}
