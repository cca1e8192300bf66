internal import ExemplarPresentation

/// What every command takes, as plain values.
struct PlainOptions: Hashable {
  var repository: String?
  var json = false
  var color = Terminal.ColorChoice.auto
  var quiet = false

  /// The door to the reader, as these options want it. A program that reads JSON reads standard error too, and there
  /// nothing stands but a problem document.
  var console: Console { Console(color: color, quiet: quiet || json) }

  /// The repository, or the end of the command with a message.
  func place() throws -> RepositoryPlace {
    if let place = RepositoryPlace.current(option: repository) {
      guard place.isRepository else {
        throw Stop.trouble(
          Problem(
            code: "no-repository", title: "No repository",
            detail:
              "“\(place.path)” is no repository: it has no folders exemplars/ and index/. Name another, or make one with: exemplar init DIR"
          ))
      }
      return place
    }
    throw Stop.trouble(
      Problem(
        code: "no-repository", title: "No repository",
        detail:
          "There is no folder here or above with exemplars/ and index/. Name one with --repository DIR, or make one with: exemplar init DIR"
      ))
  }
}
