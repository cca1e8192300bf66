/// A command that asks and prints, whoever answers.
public protocol ReadingCommand: Command {
  /// Which server may be asked in the place of the index here.
  var far: ServerOptions { get }
  /// Asks, and prints the answer.
  func answer(_ console: Console, asking: some Asking) throws
}

extension ReadingCommand {
  /// Asks the index here: this program hands a command line with a server over to one that can ask it.
  public func answer(_ console: Console) throws {
    try answer(console, asking: IndexHere(common.plain, console))
  }
}
