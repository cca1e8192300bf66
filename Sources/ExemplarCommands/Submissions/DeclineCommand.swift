internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarReading

/// `exemplar submissions decline`
struct DeclineCommand: ReasonedMoveCommand {
  static let move = Move.decline
  static let configuration = CommandConfiguration(
    commandName: "decline", abstract: "Close a submission, with reasons.",
    discussion: """
      Notes tied to a key or a file are shown as changed or unchanged when the next bag arrives.
        exemplar submissions decline 12 --reason quality --notes "Nearly there." --on lesson.md="Step 3 is missing."
      """)

  @Argument(help: ArgumentHelp("The submission's number.", valueName: "n"))
  var number: Int
  @OptionGroup var why: ReasonOptions
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var far: ServerOptions
}
