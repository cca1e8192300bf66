internal import ExemplarPresentation
internal import ExemplarReading

extension ServerOptions {
  /// The server at which somebody acts; nil for the repository here. There, a token says who he is.
  func desk(
    _ common: CommonOptions, _ acting: ActorOptions, _ console: Console
  ) throws -> FarDesk? {
    let server = try desk(common, console)
    guard server == nil || acting.actor == nil else {
      throw Stop.mistyped(
        Problem(
          code: "invalid-option", title: "Two options exclude each other",
          detail:
            "--actor says who acts in a repository here; a server knows you by the token in $EXEMPLAR_TOKEN. Leave out --actor."
        ))
    }
    return server
  }
}
