public import ArgumentParser
public import ExemplarPresentation
internal import ExemplarSearch

extension Terminal.ColorChoice: ExpressibleByArgument {}

/// What every command takes.
public struct CommonOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The repository's folder.", valueName: "dir"))
  public var repository: String?

  @Option(help: ArgumentHelp("Ask this server instead of a folder.", valueName: "url"))
  public var server: String?

  @Flag(help: "Answer as JSON; failures print a problem document on standard error.")
  public var json = false

  @Option(help: "Color: auto, always or never.")
  public var color: Terminal.ColorChoice = .auto

  @Flag(help: "No remarks and no progress.")
  public var quiet = false

  /// No options at all.
  public init() {}

  /// The door to the reader, as these options want it.
  public var console: Console { Console(color: color, quiet: quiet) }

  /// The repository, or the end of the command with a message.
  public func place() throws -> RepositoryPlace {
    if let place = RepositoryPlace.current(option: repository) { return place }
    throw Stop.trouble(
      Problem(
        code: "no-repository", title: "No repository",
        detail:
          "There is no folder here or above with exemplars/ and index/. Name one with --repository DIR, or make one with: exemplar init DIR"
      ))
  }
}
