internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarReading

/// `exemplar submissions claim`
struct ClaimCommand: MoveCommand {
  static let move = Move.claim
  static let configuration = CommandConfiguration(
    commandName: "claim", abstract: "Take a submission for review.")

  @Argument(help: ArgumentHelp("Numbers of submissions.", valueName: "n"))
  var numbers: [Int]
  @Option(help: ArgumentHelp("Words that are kept with it.", valueName: "text"))
  var notes: String?
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions

  func words(for number: Int, at desk: CurationDesk) -> (reason: Reason?, notes: String?) {
    (nil, notes)
  }
}
