internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading
internal import ExemplarVocabulary

/// `exemplar submissions list`: the queue.
struct ListSubmissionsCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List submissions: whose turn it is, and for how long.",
    discussion:
      "Newest last. What waits longer than waiting-days of index/repository.yaml is marked.")

  @OptionGroup var queue: QueueOptions
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var far: ServerOptions
  /// What stands in the place of a subcommand and is none.
  @Argument(help: .hidden) var words: [String] = []

  func work(_ console: Console) throws {
    if let word = words.first { throw unknown(word) }
    let answer = try answered(console)
    if common.json { return console.answer(try AnswerJSON.text(answer)) }
    console.answer(SubmissionTable(console.terminal).text(answer.submissions), mayPage: true)
  }

  private func answered(_ console: Console) throws -> SubmissionsAnswer {
    if let server = try far.desk(common, acting, console) {
      return try server.read(SubmissionsAnswer.self, queue.address)
    }
    let desk = try CurationDesk(common, acting, console)
    let submissions = try desk.curation.submissions(queue.filter(for: desk.actor))
    return SubmissionsAnswer(submissions.map(desk.document))
  }

  private func unknown(_ word: String) -> Stop {
    let names = SubmissionsCommand.configuration.subcommands.compactMap {
      $0.configuration.commandName
    }
    let advice =
      nearestWords(to: word, among: names).first
      .map { "Did you mean “exemplar submissions \($0)”?" }
      ?? "They are \(names.joined(separator: ", "))."
    return .mistyped(
      Problem(
        code: "mistyped", title: "The command line cannot be read",
        detail: "“\(word)” is not a subcommand of “exemplar submissions”. \(advice)"))
  }
}
