internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarReading

/// `exemplar submissions reopen`
struct ReopenCommand: NotedMoveCommand {
  static let move = Move.reopen
  static let configuration = CommandConfiguration(
    commandName: "reopen", abstract: "Take an approved submission into review again.")

  @OptionGroup var submissions: SeveralSubmissions
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var far: ServerOptions
}
