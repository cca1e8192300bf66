public import ArgumentParser
internal import ExemplarPresentation
internal import FoundationEssentials
internal import Glibc

/// The commands of the reading wing, by themselves.
struct ReadingRoot: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "exemplar", abstract: "Find lessons worth imitating.",
    subcommands: ReadingProgram.commands)
}

/// The program that people type: it answers what the index alone can answer, and hands over everything else.
public enum ReadingProgram {
  /// What the index alone can answer.
  public static let commands: [any ParsableCommand.Type] = [
    SearchCommand.self, ShowCommand.self, FacetsCommand.self, CoverageCommand.self,
    VocabularyCommand.self,
  ]

  /// Runs a command line, or becomes `exemplar-desk`.
  public static func main(_ arguments: [String]) -> Never {
    signal(SIGPIPE, SIG_IGN)
    guard isOwn(arguments, environment: ProcessInfo.processInfo.environment) else {
      let reason = HandOver.become(arguments)
      Console(color: .auto, quiet: false).remark(reason)
      exit(2)
    }
    ReadingRoot.main(WordArguments.protected(arguments))
    exit(0)
  }

  /// True for a command line that needs neither the writing wing nor a server.
  static func isOwn(_ arguments: [String], environment: [String: String]) -> Bool {
    guard let command = arguments.first else { return false }
    let names = commands.compactMap { $0.configuration.commandName }
    guard names.contains(command), environment["EXEMPLAR_SERVER", default: ""].isEmpty else {
      return false
    }
    return !arguments.contains {
      $0 == "--server" || $0.hasPrefix("--server=")
        || command == "show" && ($0 == "--version" || $0.hasPrefix("--version="))
    }
  }
}
