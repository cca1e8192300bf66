public import ArgumentParser
public import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading

extension SubmissionState: ExpressibleByArgument {}
extension SubmissionState.Party: ExpressibleByArgument {}

/// Which submissions are wanted; without options, all of them.
struct QueueOptions: ParsableArguments {
  @Flag(help: "Only what you submitted or have claimed.")
  var mine = false
  @Option(
    help: ArgumentHelp("Only what waits for one side: curator or facilitator.", valueName: "side"))
  var waitingFor: SubmissionState.Party?
  @Option(
    help: ArgumentHelp("Only what is in a state; may be repeated.", valueName: "state"))
  var state: [SubmissionState] = []

  /// The same for the workflow.
  func filter(for actor: Actor) -> SubmissionFilter {
    SubmissionFilter(
      states: state.isEmpty ? nil : Set(state), waitingFor: waitingFor,
      actor: mine ? actor.name : nil)
  }

  /// The same for a server, which knows whose queue is asked for.
  var address: QuestionAddress {
    var parameters: [QuestionAddress.Parameter] = mine ? [.init("mine", "true")] : []
    if let waitingFor { parameters.append(.init("waiting_for", waitingFor.rawValue)) }
    parameters += state.map { .init("state", $0.rawValue) }
    return QuestionAddress("submissions", parameters: parameters)
  }

  /// What the queue is called: `Waiting for a curator, of Ana`.
  func title(for actor: Actor) -> String {
    var pieces: [String] = []
    if let waitingFor { pieces.append("waiting for a \(waitingFor.rawValue)") }
    if !state.isEmpty { pieces.append(state.map(\.words).joined(separator: " or ")) }
    if mine { pieces.append("of \(actor.name)") }
    return pieces.isEmpty ? "all submissions" : "submissions \(pieces.joined(separator: ", "))"
  }
}
