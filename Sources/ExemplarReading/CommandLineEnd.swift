public import ArgumentParser
internal import ExemplarPresentation

extension ParsableCommand {
  /// Runs a command line to the end of the process.
  ///
  /// A mistyped one is told by the parser, or with `--json` as a problem document; its status is 64.
  public static func mainToTheEnd(_ arguments: [String]) -> Never {
    do {
      var command = try parseAsRoot(
        takesWords(arguments) ? WordArguments.protected(arguments) : arguments)
      try command.run()
    } catch {
      let code = exitCode(for: error)
      // A command that ended with this status has said why itself.
      guard code == .validationFailure, !(error is ExitCode) else { exit(withError: error) }
      let console = Console(color: .auto, quiet: false)
      if arguments.contains("--json") {
        console.problem(
          Problem(
            code: "mistyped", title: "The command line cannot be read",
            detail: message(for: error)), json: true)
      } else {
        // What was typed is quoted in the message, and may hold anything.
        console.remark(TerminalText.safe(fullMessage(for: error), newlines: true))
      }
      exit(withError: code)
    }
    exit()
  }

  /// True for a command line that holds a question; in others `-o` is an option and no excluded word.
  private static func takesWords(_ arguments: [String]) -> Bool {
    ReadingProgram.commands.contains { command in
      command == Self.self || command.configuration.commandName == arguments.first
    }
  }
}
