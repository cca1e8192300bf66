public import ArgumentParser
internal import ExemplarPresentation
internal import Glibc

/// The program that people type: it answers what the index alone can answer, and hands over everything else.
public enum ReadingProgram {
  /// What people type before a command.
  public static let name = "exemplar"

  /// What the index alone can answer.
  public static let commands: [any ParsableCommand.Type] = [
    SearchCommand.self, ShowCommand.self, SimilarCommand.self, FacetsCommand.self,
    CoverageCommand.self, VocabularyCommand.self,
  ]

  /// Runs a command line, or becomes `exemplar-desk`.
  public static func main(_ arguments: [String]) -> Never {
    signal(SIGPIPE, SIG_IGN)
    guard isOwn(arguments) else {
      let reason = HandOver.become(arguments)
      Console(color: .auto, quiet: false).remark(reason)
      exit(2)
    }
    if arguments.first == "search", let line = SearchLine(quick: Array(arguments.dropFirst())) {
      let console = line.common.console
      exit(
        Stop.status(of: console, json: line.common.json) {
          try line.answer(console, asking: IndexHere(line.common, console))
        })
    }
    // The command is parsed by itself: a parser that knows only one is ready a millisecond sooner.
    let command = commands.first { $0.configuration.commandName == arguments.first }
    command?.mainToTheEnd(Array(arguments.dropFirst()))
    exit(0)
  }

  /// True for a command line that the index alone can answer: no server, no earlier version.
  static func isOwn(_ arguments: [String]) -> Bool {
    guard let command = arguments.first else { return false }
    let names = commands.compactMap { $0.configuration.commandName }
    guard names.contains(command), (Environment.value("EXEMPLAR_SERVER") ?? "").isEmpty else {
      return false
    }
    let others = command == "show" ? ["--server", "--version"] : ["--server"]
    return !arguments.contains { argument in
      others.contains { argument == $0 || argument.hasPrefix($0 + "=") }
    }
  }
}
