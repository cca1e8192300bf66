public import ArgumentParser
internal import ExemplarPresentation
internal import FoundationEssentials
internal import Glibc

/// The program that people type: it answers what the index alone can answer, and hands over everything else.
public enum ReadingProgram {
  /// What people type before a command.
  static let name = "exemplar"

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
    if arguments.first == "search", let line = SearchLine(quick: Array(arguments.dropFirst())) {
      let console = line.common.console
      exit(Stop.status(of: console, json: line.common.json) { try line.answer(console) })
    }
    // The command is parsed by itself: a parser that knows only one is ready a millisecond sooner.
    let command = commands.first { $0.configuration.commandName == arguments.first }
    command?.main(WordArguments.protected(Array(arguments.dropFirst())))
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
