internal import ArgumentParser
internal import ExemplarReading

/// A teacher's command that may ask a server: the same command line, the same printing, another door.
struct FarCommand<Own: ReadingCommand>: Command {
  static var configuration: CommandConfiguration { Own.configuration }

  @OptionGroup var own: Own
  var common: CommonOptions { own.common }

  func answer(_ console: Console) throws {
    guard let server = try own.far.desk(common, console) else { return try own.answer(console) }
    try own.answer(console, asking: server)
  }
}

extension ReadingProgram {
  /// The teacher's commands, as the program that can ask a server has them.
  static var farCommands: [any ParsableCommand.Type] {
    commands.map { command in
      if command == ShowCommand.self { return ShowVersionCommand.self }
      guard let command = command as? any ReadingCommand.Type else { return command }
      return far(command)
    }
  }

  private static func far<Own: ReadingCommand>(_: Own.Type) -> any ParsableCommand.Type {
    FarCommand<Own>.self
  }
}
