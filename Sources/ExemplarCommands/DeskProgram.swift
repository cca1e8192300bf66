internal import ArgumentParser
internal import ExemplarReading
internal import Foundation

/// All commands together: what `exemplar help` lists.
struct DeskRoot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: ReadingProgram.name,
    abstract: "Keep lessons worth imitating, and find them.",
    discussion: """
      Begin with a search:   exemplar search "paper circuits" --facets
      Read what it found:    exemplar show ID
      """,
    version: "0.1.0",
    groupedSubcommands: [
      CommandGroup(
        name: "Teachers",
        subcommands: ReadingProgram.commands.map { command in
          command == ShowCommand.self ? ShowVersionCommand.self : command
        }),
      CommandGroup(name: "Facilitators and curators", subcommands: [CheckCommand.self]),
      CommandGroup(
        name: "Administrators",
        subcommands: [IndexCommand.self, InitCommand.self, ImportCommand.self]),
    ])
}

/// The program beside `exemplar` that holds both wings.
public enum DeskProgram {
  /// Runs a command line.
  public static func main(_ arguments: [String]) -> Never {
    signal(SIGPIPE, SIG_IGN)
    DeskRoot.mainToTheEnd(arguments)
  }
}
