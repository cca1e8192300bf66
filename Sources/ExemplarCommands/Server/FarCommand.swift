internal import ArgumentParser
internal import ExemplarPresentation
internal import ExemplarReading

/// A teacher's command that may ask a server: the same command line, the same printing, another door.
struct FarCommand<Own: ReadingCommand>: Command {
  static var configuration: CommandConfiguration { Own.configuration }

  @OptionGroup var own: Own
  var common: CommonOptions { own.common }

  func answer(_ console: Console) throws {
    guard let server = try own.far.desk(common, console) else { return try own.answer(console) }
    do { try own.answer(console, asking: server) } catch let gone as FarTombstone {
      // What is left of it is told as `show` tells it.
      try ShowCommand.print(gone.answer, part: nil, common, console)
      throw Stop.notFound()
    }
  }
}

/// What a server shows in the place of an exemplar that was withdrawn.
struct FarTombstone: Error {
  let answer: ExemplarAnswer
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
