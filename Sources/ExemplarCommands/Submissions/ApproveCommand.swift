internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarReading

/// `exemplar submissions approve`
struct ApproveCommand: NotedMoveCommand {
  static let move = Move.approve
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Accept a submission that you have reviewed.")

  @OptionGroup var submissions: SeveralSubmissions
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var far: ServerOptions
}
