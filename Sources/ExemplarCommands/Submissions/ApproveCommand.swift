internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarReading

/// `exemplar submissions approve`
struct ApproveCommand: MoveCommand {
  static let move = Move.approve
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Accept a submission that you have reviewed.")

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
