internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading

/// `exemplar submissions show`: everything about one submission, on a page.
struct ShowSubmissionCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Show one submission: where it stands, what changed, what is next.")

  @Argument(help: ArgumentHelp("The submission's number.", valueName: "n"))
  var number: Int
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var far: ServerOptions

  func work(_ console: Console) throws {
    let answer = try answered(console)
    if common.json { return console.answer(try AnswerJSON.text(answer)) }
    guard let page = answer.page else { return }
    console.answer(SubmissionPrinter(console.terminal).text(page), mayPage: true)
  }

  private func answered(_ console: Console) throws -> SubmissionAnswer {
    if let server = try far.desk(common, acting, console) {
      return try server.read(
        SubmissionAnswer.self, QuestionAddress("submissions", String(number)))
    }
    let desk = try CurationDesk(common, acting, console)
    return SubmissionAnswer(
      try SubmissionPage(
        of: try desk.curation.dossier(of: number), for: desk.actor, schools: desk.vocabularies,
        limits: desk.limits))
  }
}
