internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarReading

/// `exemplar submissions claim`
struct ClaimCommand: NotedMoveCommand {
  static let move = Move.claim
  static let configuration = CommandConfiguration(
    commandName: "claim", abstract: "Take a submission for review.")

  @OptionGroup var submissions: SeveralSubmissions
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var far: ServerOptions
}
