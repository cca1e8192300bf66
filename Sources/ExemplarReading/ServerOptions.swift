public import ArgumentParser

/// Which server is asked, for commands that can ask one.
public struct ServerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Ask this server instead of a repository here; by default $EXEMPLAR_SERVER.",
      valueName: "url"))
  public var server: String?

  @Option(
    help: ArgumentHelp(
      "Certificate authorities to trust beside the system’s; by default $EXEMPLAR_CA_FILE.",
      valueName: "file"), completion: .file())
  public var caFile: String?

  /// No server.
  public init() {}
}
