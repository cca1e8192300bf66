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
        subcommands: ReadingProgram.farCommands),
      CommandGroup(
        name: "Facilitators and curators",
        subcommands: [
          NewCommand.self, CheckCommand.self, PackCommand.self, UnpackCommand.self,
          SubmitCommand.self, SubmissionsCommand.self, WithdrawCommand.self, ReportCommand.self,
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
    if let problem = refusal(of: arguments) {
      Console(color: .auto, quiet: false).problem(problem, json: arguments.contains("--json"))
      exit(64)
    }
    DeskRoot.mainToTheEnd(arguments)
  }

  /// Why a command that works on files here cannot ask a server; nil for all others.
  private static func refusal(of arguments: [String]) -> Problem? {
    let options = arguments.prefix { $0 != "--" }
    guard let command = arguments.first, works.contains(command),
      options.contains(where: { $0 == "--server" || $0.hasPrefix("--server=") })
    else { return nil }
    return Problem(
      code: "mistyped", title: "The command line cannot be read",
      detail:
        "“exemplar \(command)” asks no server: it works with files on this machine. Leave out --server."
    )
  }

  /// Commands that a server has no part in.
  private static var works: Set<String> {
    let asking = ReadingProgram.commands.compactMap { $0.configuration.commandName }
    let all = DeskRoot.configuration.subcommands.compactMap { $0.configuration.commandName }
    return Set(all).subtracting(asking).subtracting(["submit", "submissions", "withdraw"])
  }
}
