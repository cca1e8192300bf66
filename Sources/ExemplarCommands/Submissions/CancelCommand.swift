internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarReading

/// `exemplar submissions cancel`
struct CancelCommand: NotedMoveCommand {
  static let move = Move.cancel
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Take your own submission back.")

  @OptionGroup var submissions: SeveralSubmissions
  @OptionGroup var acting: ActorOptions
  @OptionGroup var common: CommonOptions
  @OptionGroup var far: ServerOptions
}
