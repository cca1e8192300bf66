internal import ArgumentParser
internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading
internal import Foundation

/// `exemplar withdraw`: from public to tombstone, and back by an administrator.
struct WithdrawCommand: DeskCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Take a published exemplar from the public, or lift its tombstone.",
    discussion: """
      All its versions go. For consent and privacy the content is erased, here and in the index; nothing brings it back.
        exemplar withdraw paper-circuits --reason privacy --notes "A face can be recognized."
        exemplar withdraw paper-circuits --lift
      """)

  @Argument(help: "The exemplar's id.")
  var id: String
  @Flag(help: "Lift the tombstone: an administrator's act.")
  var lift = false
  @OptionGroup var why: ReasonOptions
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var far: ServerOptions

  func work(_ console: Console) throws {
    let id = id.lowercased()
    if let server = try far.desk(common, acting, console) {
      return try withdraw(id, at: server, console)
    }
    let desk = try CurationDesk(common, acting, console)
    if lift { return try lift(id, desk, console) }
    let versions = try desk.repository.versions(of: id)
    let bag = versions.last.map { desk.repository.bagFolder(of: id, version: $0) }
    let reason = try why.read(in: bag, limits: desk.limits)
    guard let reason else { throw reasonMissing() }
    if !versions.isEmpty, desk.actor.roles.contains(.curator) {
      try confirm(id, versions, reason, console)
    }
    let report = try desk.curation.withdraw(id, by: desk.actor, reason: reason)
    try tell(WithdrawalAnswer(report), console)
  }

  func tell(_ answer: WithdrawalAnswer, _ console: Console) throws {
    if common.json { return console.answer(try AnswerJSON.text(answer)) }
    console.answer(TerminalText.safe(sentences(answer.report), newlines: true) + "\n")
  }

  func reasonMissing() -> CurationError {
    let codes = Reason.Code.allCases.map(\.rawValue).joined(separator: ", ")
    return CurationError(
      .reasonMissing,
      "To withdraw needs a reason and notes for the person who reads it: --reason CODE --notes TEXT. The codes are \(codes)."
    )
  }

  private func lift(_ id: String, _ desk: CurationDesk, _ console: Console) throws {
    try requireNoReason()
    try desk.curation.lift(id, by: desk.actor, notes: why.notes)
    try tell(LiftAnswer(id: id, versions: try desk.repository.versions(of: id)), console)
  }

  func requireNoReason() throws {
    guard why.reason == nil, why.on.isEmpty else {
      throw Stop.mistyped(
        Problem(
          code: "invalid-option", title: "Two options exclude each other",
          detail: "--lift takes no --reason and no --on; --notes alone may say why."))
    }
  }

  func tell(_ answer: LiftAnswer, _ console: Console) throws {
    if common.json { return console.answer(try AnswerJSON.text(answer)) }
    let id = answer.id
    let next =
      answer.versions.isEmpty
      ? "Its content was erased; it takes submissions again: exemplar submit BAG"
      : "Read it: exemplar show \(id)"
    console.answer("The tombstone of “\(id)” is lifted. \(next)\n")
  }

  // MARK: What is asked and said

  /// Asks on a terminal, where a slip of the finger would take lessons from the public; a script has decided.
  func confirm(
    _ id: String, _ versions: [Int], _ reason: Reason, _ console: Console
  ) throws {
    guard console.remarks.isTerminal, isatty(STDIN_FILENO) == 1, !common.json else { return }
    let end =
      reason.code.erasesContent
      ? "Its content is erased for good." : "Its content stays in the repository."
    FileHandle.standardError.write(
      Data(
        "Take “\(id)” (\(named(versions))) from the public, for \(reason.code.rawValue)? \(end)\nType its id to go on: "
          .utf8))
    guard readLine()?.trimmingCharacters(in: .whitespaces) == id else {
      throw Stop.trouble(
        Problem(
          code: "not-confirmed", title: "Nothing was done",
          detail: "Nothing was withdrawn: the id was not typed."))
    }
  }

  private func sentences(_ report: WithdrawalReport) -> String {
    var lines = [
      "“\(report.id)” (\(named(report.versions))) is withdrawn for \(report.reason.rawValue)."
    ]
    if report.erased {
      lines.append("Its content was erased here and in the index; a tombstone stays.")
    }
    if let declined = report.declined {
      lines.append("Submission \(declined), which was under way, was declined with it.")
    }
    if let problem = report.indexProblem {
      lines.append("The index could not be brought up to date: \(problem) Run: exemplar index")
    }
    if !report.remarks.isEmpty {
      lines.append("Nobody has to act here. An administrator still has to clean up elsewhere:")
      lines += report.remarks.map { "- \($0)" }
    } else {
      lines.append(
        "Nobody has to act. An administrator can lift it: exemplar withdraw \(report.id) --lift")
    }
    return lines.joined(separator: "\n")
  }

  private func named(_ versions: [Int]) -> String {
    versions.isEmpty ? "no version" : versions.map { "v\($0)" }.joined(separator: ", ")
  }
}
