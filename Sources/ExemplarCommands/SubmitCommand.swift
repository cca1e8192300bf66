internal import ArgumentParser
internal import ExemplarBundle
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading

/// `exemplar submit`: hands a lesson to the curators.
struct SubmitCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "submit", abstract: "Hand a lesson to the curators.",
    discussion: """
      A draft is packed first. After changes were asked for, the next bag is the next round of the same submission.
        exemplar submit my-lesson --message "Ana's class tried it twice."
      """)

  @Argument(help: ArgumentHelp("A draft, a bag or a zipped bag.", valueName: "bag|dir"))
  var path: String
  @Option(help: ArgumentHelp("Words for the curators.", valueName: "text"))
  var message: String?
  @Flag(help: "Put this bag in the place of your own one that waits.")
  var replace = false
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var far: ServerOptions

  func work(_ console: Console) throws {
    if let server = try server(console) { return try submit(to: server, console) }
    let desk = try CurationDesk(common, acting, console)
    let receipt = try desk.curation.submit(
      path, by: desk.actor, message: message, replacing: replace)
    if common.json {
      return console.answer(
        try AnswerJSON.text(
          SubmissionAnswer(
            desk.document(receipt.submission), isNew: receipt.isNew,
            findings: receipt.findings)))
    }
    try tell(receipt, console)
  }

  /// `--repository` then names the words that it is checked with.
  private func server(_ console: Console) throws -> FarDesk? {
    guard far.server != nil || common.repository == nil else { return nil }
    var plain = common
    plain.repository = nil
    return try far.desk(plain, acting, console)
  }

  /// Says what became of it.
  func tell(_ receipt: Receipt, _ console: Console) throws {
    console.findings(receipt.findings.filter { $0.severity != .note }, json: false)
    let submission = receipt.submission
    let title = TerminalText.safe(submission.title)
    let done =
      receipt.isNew
      ? "Submission \(submission.number), “\(title)”, round \(submission.round), is with the curators now."
      : "This bag arrived before as submission \(submission.number), “\(title)”; nothing was changed. \(TerminalText.safe(submission.turn))"
    console.answer(
      "\(done)\n\(id(in: receipt))See it: exemplar submissions show \(submission.number)\n")
  }

  /// What became of a draft that had no id.
  private func id(in receipt: Receipt) -> String {
    let line = "“id: \(receipt.submission.exemplar)”"
    let record = "\(TerminalText.safe(path))/exemplar.yaml"
    if receipt.gaveID { return "\(line) was written into \(record).\n" }
    guard let problem = receipt.draftProblem else { return "" }
    return "Write \(line) into \(record) yourself: \(TerminalText.safe(problem))\n"
  }
}
