internal import ArgumentParser

/// What is told of a run.
struct TellingOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("Keep the figures of each query in a file.", valueName: "file"),
    completion: .file())
  var save: String?
  @Option(
    help: ArgumentHelp(
      "Compare with a run that --save kept: changes, and whether they are chance.",
      valueName: "file"), completion: .file())
  var against: String?
  @Option(
    help: ArgumentHelp("Write all hits in TREC's form, for other evaluators.", valueName: "file"),
    completion: .file())
  var trec: String?
  @Option(help: ArgumentHelp("Show so many of the worst queries, with their hits.", valueName: "n"))
  var worst = 0
  @Option(
    name: .customLong("kind"),
    help: ArgumentHelp("Only the questions of this kind.", valueName: "kind"))
  var kinds: [String] = []
  @Flag(help: "With --json: the figures of each query, too.")
  var queries = false
  @Flag(
    help: "End with status 1 when a figure is below its floor in floor.yaml, beside the judgments.")
  var floor = false

  func validate() throws {
    guard worst >= 0 else {
      throw ValidationError("“\(worst)” is not a number of queries. Write a whole number from 0.")
    }
  }
}
