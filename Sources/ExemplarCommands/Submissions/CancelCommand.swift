internal import ArgumentParser
internal import ExemplarCuration
internal import ExemplarReading

/// `exemplar submissions cancel`
struct CancelCommand: MoveCommand {
  static let move = Move.cancel
  static let configuration = CommandConfiguration(
    commandName: "cancel", abstract: "Take your own submission back.")

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
