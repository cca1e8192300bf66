internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarIndexing
internal import ExemplarInterchange
internal import ExemplarReading
internal import Foundation

/// What commands that read or publish lessons need: the words, and the terms of packing and publishing.
struct Desk {
  let vocabularies: Vocabularies
  /// The repository in reach; nil on a laptop that has none.
  let repository: Repository?
  /// What rules are told beside the bundle.
  var context: RuleContext {
    var context = RuleContext(vocabularies: vocabularies)
    context.severities = rules.severities
    context.limits = settings.configuration.limits
    return context
  }
  /// How bad findings are here, and what is wrong in the table that says so.
  let rules: (severities: RuleSeverities, findings: [Diagnostic])
  /// What the repository says of itself, and what is wrong in it.
  let settings: (configuration: RepositoryConfiguration, findings: [Diagnostic])

  /// The words of the repository in reach, else those the program came with.
  init(_ common: CommonOptions) throws {
    let place = try common.wordsPlace()
    repository = place.isRepository ? try Repository(at: place.path) : nil
    let (vocabularies, findings) =
      try repository.map { try Vocabularies.load(of: $0) }
      ?? Vocabularies.load(
        folder: URL(fileURLWithPath: place.path + "/index/vocabularies"))
    guard !findings.contains(where: { $0.severity == .error }) else {
      throw RepositoryError(
        .unreadable,
        "The vocabularies of \(place.path) have errors. Look at them with: exemplar index")
    }
    self.vocabularies = vocabularies
    rules = try RuleSeverities.read(in: place.path + "/index")
    settings = try RepositoryConfiguration.read(in: place.path + "/index")
  }

  /// How bags are made in a repository, else where the words come from; a faulty `index/repository.yaml` stops
  /// it, since what a bag says stays.
  func terms(
    published: CalendarDay? = nil, telling console: Console
  ) throws -> PublishingTerms {
    let (configuration, findings) = settings
    guard !findings.contains(where: { $0.severity == .error }) else {
      throw SettingsProblem(findings: findings)
    }
    console.findings(findings, json: false)
    let words = vocabularies
    return PublishingTerms(
      configuration: configuration,
      crate: { exemplar, day in
        ResearchObjectCrate(of: exemplar, on: day, in: configuration, words: words).text
      },
      published: published,
      sourceDateEpoch: ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"])
  }
}
