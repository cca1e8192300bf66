internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading

/// `exemplar submissions diff`: only what changed since the last reviewed round or the published version.
struct DiffSubmissionCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show what changed since the last review: keys, words, files.")

  @Argument(help: ArgumentHelp("The submission's number.", valueName: "n"))
  var number: Int
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions

  func work(_ console: Console) throws {
    let desk = try CurationDesk(common, acting, console)
    let dossier = try desk.curation.dossier(of: number)
    let round = dossier.submission.round
    guard let newest = dossier.newest else {
      throw Stop.trouble(
        Problem(
          code: "erased", title: "There is nothing to compare",
          detail:
            "The bag of submission \(number) was erased; its log remains: exemplar submissions log \(number)"
        ))
    }
    let difference = try Difference(
      from: dossier.reviewed, to: newest, limits: desk.limits)
    if common.json {
      return console.answer(
        try AnswerJSON.text(
          DifferenceAnswer(
            number: number, from: dossier.reviewedAs, to: "round \(round)", difference: difference))
      )
    }
    if let name = dossier.reviewedAs {
      console.remark("From \(name) to round \(round) of submission \(number):")
    }
    console.answer(DifferencePrinter(console.terminal).text(difference), mayPage: true)
  }
}
