public import ArgumentParser
public import ExemplarPresentation

extension Terminal.ColorChoice: ExpressibleByArgument {}

/// What every command takes.
public struct CommonOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The repository's folder.", valueName: "dir"), completion: .directory)
  public var repository: String?

  @Flag(help: "Answer as JSON; failures print a problem document on standard error.")
  public var json = false

  @Option(help: "Color: auto, always or never.")
  public var color: Terminal.ColorChoice = .auto

  @Flag(help: "No remarks and no progress.")
  public var quiet = false

  /// No options at all.
  public init() {}

  /// The door to the reader, as these options want it.
  public var console: Console { plain.console }

  /// The repository, or the end of the command with a message.
  public func place() throws -> RepositoryPlace { try plain.place() }

  /// The same as arguments, for another command.
  var arguments: [String] {
    (repository.map { ["--repository=\($0)"] } ?? []) + ["--color=\(color.rawValue)"]
      + (json ? ["--json"] : []) + (quiet ? ["--quiet"] : [])
  }

  /// The same without the parser.
  var plain: PlainOptions {
    PlainOptions(repository: repository, json: json, color: color, quiet: quiet)
  }
}
