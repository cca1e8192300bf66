internal import ExemplarPresentation

/// What every command takes, as plain values.
struct PlainOptions: Hashable {
  var repository: String?
  var json = false
  var color = Terminal.ColorChoice.auto
  var quiet = false

  /// The door to the reader, as these options want it.
  var console: Console { Console(color: color, quiet: quiet) }

  /// The repository, or the end of the command with a message.
  func place() throws -> RepositoryPlace {
    if let place = RepositoryPlace.current(option: repository) { return place }
    throw Stop.trouble(
      Problem(
        code: "no-repository", title: "No repository",
        detail:
          "There is no folder here or above with exemplars/ and index/. Name one with --repository DIR, or make one with: exemplar init DIR"
      ))
  }
}
