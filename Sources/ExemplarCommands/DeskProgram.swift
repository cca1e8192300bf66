internal import ArgumentParser
internal import ExemplarPresentation
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
      CommandGroup(
        name: "Facilitators and curators",
        subcommands: [
          NewCommand.self, CheckCommand.self, PackCommand.self, UnpackCommand.self,
          SubmitCommand.self, SubmissionsCommand.self, WithdrawCommand.self,
        ]),
      CommandGroup(
        name: "Administrators",
        subcommands: [
          IndexCommand.self, DoctorCommand.self, BackupCommand.self, InitCommand.self,
          ImportCommand.self, ServeCommand.self, TokenCommand.self,
        ]),
    ])
}

/// The program beside `exemplar` that holds both wings.
public enum DeskProgram {
  /// Runs a command line.
  public static func main(_ arguments: [String]) -> Never {
    signal(SIGPIPE, SIG_IGN)
    if asksServer(arguments) {
      Console(color: .auto, quiet: false).problem(
        Problem(
          code: "no-client", title: "A server cannot be asked",
          detail:
            "This release asks no server. Leave out --server and $EXEMPLAR_SERVER, and the repository here is asked."
        ), json: arguments.contains("--json"))
      exit(2)
    }
    DeskRoot.mainToTheEnd(arguments)
  }

  /// True where a local answer would pass for the server's.
  private static func asksServer(_ arguments: [String]) -> Bool {
    let reading = ReadingProgram.commands.compactMap { $0.configuration.commandName }
    let isNamed = arguments.contains { $0 == "--server" || $0.hasPrefix("--server=") }
    let server = Environment.value("EXEMPLAR_SERVER") ?? ""
    return isNamed || !server.isEmpty && reading.contains(arguments.first ?? "")
  }
}
