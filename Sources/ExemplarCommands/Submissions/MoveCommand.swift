internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading

/// A command that makes one move with one or more submissions.
protocol MoveCommand: DeskCommand {
  static var move: Move { get }
  var numbers: [Int] { get }
  var acting: ActorOptions { get }
  var far: ServerOptions { get }
  /// Words or a reason that go with the move.
  func words(for number: Int, at desk: CurationDesk) throws -> (reason: Reason?, notes: String?)
  /// The same for a server.
  func message() throws -> FarMove
}

extension MoveCommand {
  func work(_ console: Console) throws {
    if let server = try far.desk(common, acting, console) {
      let message = try message()
      return try work(console) { number in
        try server.act(
          SubmissionAnswer.self,
          QuestionAddress("submissions", String(number), Self.move.rawValue), message
        ).submission
      }
    }
    let desk = try CurationDesk(common, acting, console)
    try work(console) { number in
      let (reason, notes) = try words(for: number, at: desk)
      return desk.document(
        try desk.curation.move(Self.move, number, by: desk.actor, reason: reason, notes: notes))
    }
  }

  /// Makes the move with each; one that is refused is told, and the others go on.
  private func work(
    _ console: Console, _ move: (Int) throws -> SubmissionDocument
  ) throws {
    var done: [SubmissionDocument] = []
    var worst: Int32 = 0
    for number in numbers {
      do {
        let document = try Stop.translating(console, json: common.json) { try move(number) }
        done.append(document)
        if !common.json {
          console.answer(
            TerminalText.safe(Self.move.done(document.submission), newlines: true) + "\n")
        }
      } catch let stop as Stop where numbers.count > 1 {
        if let problem = stop.problem { console.problem(problem, json: common.json) }
        worst = max(worst, stop.status)
      }
    }
    if common.json { try answer(done, console) }
    if worst > 0 { throw Stop(problem: nil, status: worst) }
  }

  /// One submission answers as `show` does, several as `list`.
  private func answer(_ done: [SubmissionDocument], _ console: Console) throws {
    if numbers.count > 1 {
      return console.answer(try AnswerJSON.text(SubmissionsAnswer(done)))
    }
    for document in done { console.answer(try AnswerJSON.text(SubmissionAnswer(document))) }
  }
}

extension Move {
  /// What is so after the move, whose turn it is, and what to type next.
  func done(_ submission: Submission) -> String {
    let number = submission.number
    let title = "Submission \(number), “\(submission.title)”,"
    let see = "See it: exemplar submissions show \(number)"
    switch self {
    case .claim:
      return
        "\(title) is yours to review.\n\(see)\nThen: exemplar submissions approve \(number), or return it with --reason CODE --notes TEXT"
    case .release: return "\(title) waits for the curators again.\n\(see)"
    case .giveBack:
      return "\(title) is with \(submission.actor) now, who submitted it.\n\(see)"
    case .approve:
      return
        "\(title) is approved and waits for a curator to publish it.\nNext: exemplar submissions publish \(number)"
    case .reopen: return "\(title) is in review again; it is your turn.\n\(see)"
    case .decline: return "\(title) is declined. Nobody has to act.\n\(see)"
    case .cancel:
      return
        "\(title) is taken back. Nobody has to act; a new bag begins a new submission: exemplar submit BAG"
    case .submit, .publish, .supersede, .withdraw: return "\(title) \(submission.turn)\n\(see)"
    }
  }
}
