internal import ArgumentParser
internal import ExemplarCatalog
internal import ExemplarJudging
internal import ExemplarReading
internal import ExemplarSearch
internal import Xapian

/// What is tried out.
struct TrialOptions: ParsableArguments {
  @Option(
    name: .customLong("settings"),
    help: ArgumentHelp(
      "Another repository, whose index/ says how words count.", valueName: "dir"),
    completion: .directory)
  var settingsFolder: String?
  @Option(
    help: ArgumentHelp("Keep the index in this folder for the next time.", valueName: "dir"),
    completion: .directory)
  var keep: String?
  @Option(help: "The documents' language; else it is told by their common words.")
  var language: String?
  @Flag(help: "Signs and field names in a collection's queries mean something.")
  var asTyped = false
  @Flag(help: "The words of our judgments are plain words.")
  var asWords = false
  @Option(
    help: ArgumentHelp(
      "A weighting scheme: \(Weighting.names.joined(separator: ", ")); with parameters: bm25:1.2,0,1,0.75.",
      valueName: "scheme"), transform: TrialOptions.weighting)
  var weighting: Weighting?
  @Option(
    name: .customLong("field"),
    help: ArgumentHelp("How much a word of a field counts.", valueName: "name=weight"),
    transform: TrialOptions.field)
  var fields: [(name: String, weight: Int)] = []
  @Option(
    name: .customLong("switch"),
    help: ArgumentHelp(
      "A setting of the ranking: \(Ranking.switches.map(\.name).joined(separator: ", ")).",
      valueName: "name=value"), transform: TrialOptions.setting)
  var switches: [(name: String, value: String)] = []

  /// The settings of the repository, with the weights that are tried out.
  func settings(of common: CommonOptions) throws -> JudgingSettings {
    var settings = try JudgingSettings(
      of: Repository(at: try settingsFolder ?? common.place().path))
    for (name, weight) in fields { try settings.setWeight(weight, of: name) }
    return settings
  }

  /// Who asks, in the way that is tried out.
  func judge(isTyped: Bool) throws -> Judge {
    var judge = Judge()
    judge.isTyped = asTyped || isTyped && !asWords
    if let weighting { judge.ranking.weighting = weighting }
    for (name, value) in switches { try judge.ranking.set(name, to: value) }
    return judge
  }

  func validate() throws {
    do { _ = try judge(isTyped: false) } catch let error as RankingError {
      throw ValidationError(error.description)
    }
  }

  private static func weighting(_ text: String) throws -> Weighting {
    if let weighting = Weighting(text) { return weighting }
    throw ValidationError(
      "“\(text)” is not a weighting scheme. Use one of: \(Weighting.names.joined(separator: ", "))."
    )
  }

  private static func field(_ text: String) throws -> (name: String, weight: Int) {
    let (name, value) = try setting(text)
    guard let weight = Int(value), (0...1_000).contains(weight) else {
      throw ValidationError("“\(value)” is not a weight. Write a whole number from 0 to 1000.")
    }
    return (name, weight)
  }

  private static func setting(_ text: String) throws -> (name: String, value: String) {
    let sides = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard sides.count == 2 else {
      throw ValidationError("“\(text)” is not of the form NAME=VALUE.")
    }
    return (sides[0], sides[1])
  }
}
