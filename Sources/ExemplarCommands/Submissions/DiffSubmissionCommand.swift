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
  @OptionGroup var far: ServerOptions

  func work(_ console: Console) throws {
    let answer = try answered(console)
    if common.json { return console.answer(try AnswerJSON.text(answer)) }
    if let name = answer.from {
      console.remark("From \(name) to \(answer.to) of submission \(number):")
    }
    console.answer(DifferencePrinter(console.terminal).text(answer.difference), mayPage: true)
  }

  private func answered(_ console: Console) throws -> DifferenceAnswer {
    if let server = try far.desk(common, acting, console) {
      return try server.read(
        DifferenceAnswer.self, QuestionAddress("submissions", String(number), "diff"))
    }
    let desk = try CurationDesk(common, acting, console)
    return try DifferenceAnswer(of: try desk.curation.dossier(of: number), limits: desk.limits)
  }
}
