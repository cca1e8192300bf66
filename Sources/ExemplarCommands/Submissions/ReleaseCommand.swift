internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarReading

/// `exemplar submissions release`
struct ReleaseCommand: NotedMoveCommand {
  static let move = Move.release
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Give a claimed submission back to the queue.")

  @OptionGroup var submissions: SeveralSubmissions
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var far: ServerOptions
}
