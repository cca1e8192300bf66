public import ArgumentParser
internal import ExemplarPresentation

extension ParsableCommand {
  /// Runs a command line to the end of the process.
  ///
  /// A mistyped one is told by the parser, or with `--json` as a problem document; its status is 64.
  public static func mainToTheEnd(_ arguments: [String]) -> Never {
    do {
      var command = try parseAsRoot(WordArguments.protected(arguments))
      try command.run()
    } catch {
      guard exitCode(for: error) == .validationFailure, arguments.contains("--json") else {
        exit(withError: error)
      }
      Console(color: .never, quiet: false).problem(
        Problem(
          code: "mistyped", title: "The command line cannot be read",
          detail: message(for: error)), json: true)
      exit(withError: ExitCode.validationFailure)
    }
    exit()
  }
}
