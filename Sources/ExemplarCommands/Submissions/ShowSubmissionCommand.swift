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

  func work(_ console: Console) throws {
    let desk = try CurationDesk(common, acting, console)
    let page = try SubmissionPage(
      of: try desk.curation.dossier(of: number), for: desk.actor, schools: desk.vocabularies,
      limits: desk.limits)
    if common.json {
      return console.answer(try AnswerJSON.text(SubmissionAnswer(page)))
    }
    console.answer(SubmissionPrinter(console.terminal).text(page), mayPage: true)
  }
}
