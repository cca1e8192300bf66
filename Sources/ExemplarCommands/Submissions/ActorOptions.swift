internal import ArgumentParser
internal import ExemplarPresentation
internal import ExemplarReading
internal import Foundation

/// Who acts, for commands that write.
struct ActorOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Who acts; by default $EXEMPLAR_ACTOR, else the user's name.", valueName: "name"))
  var actor: String?

  /// The name, as it is recorded.
  func name() throws -> String {
    let named = [actor, Environment.value("EXEMPLAR_ACTOR"), actor == nil ? NSUserName() : nil]
    let name = named.lazy.compactMap { $0 }.first { !$0.allSatisfy(\.isWhitespace) }
    guard let name, actor == nil || actor == name else {
      throw Stop.mistyped(
        Problem(
          code: "invalid-option", title: "Something is missing",
          detail: "--actor needs a name, as the events are to record it."))
    }
    return name
  }
}
