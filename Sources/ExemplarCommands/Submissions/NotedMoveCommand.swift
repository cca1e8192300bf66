internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarReading

/// A move of one submission or several, with which somebody may say something.
protocol NotedMoveCommand: MoveCommand {
  var submissions: SeveralSubmissions { get }
}

/// The submissions of such a move, and what is said.
struct SeveralSubmissions: ParsableArguments {
  @Argument(help: ArgumentHelp("Numbers of submissions.", valueName: "n"))
  var numbers: [Int]
  @Option(help: ArgumentHelp("Words that are kept with it.", valueName: "text"))
  var notes: String?
}

extension NotedMoveCommand {
  var numbers: [Int] { submissions.numbers }

  func words(for number: Int, at desk: CurationDesk) -> (reason: Reason?, notes: String?) {
    (nil, submissions.notes)
  }

  func message() -> FarMove { FarMove(notes: submissions.notes) }
}
