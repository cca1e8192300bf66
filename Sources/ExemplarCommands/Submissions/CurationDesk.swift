internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarReading

/// The curation of the repository in reach, and who works on it.
struct CurationDesk {
  let repository: Repository
  let curation: Curation
  let actor: Actor
  let configuration: RepositoryConfiguration
  let vocabularies: Vocabularies

  /// Opens it for somebody.
  init(_ common: CommonOptions, _ options: ActorOptions, _ console: Console) throws {
    repository = try Repository(at: try common.place().path)
    let desk = try Desk(common)
    let terms = try desk.terms(of: repository, telling: console)
    curation = try Curation(repository, context: desk.context, terms: terms)
    actor = curation.actor(named: try options.name())
    configuration = terms.configuration
    vocabularies = desk.vocabularies
  }

  /// A submission as JSON.
  func document(_ submission: Submission) -> SubmissionDocument {
    SubmissionDocument(submission: submission, isOverdue: curation.isOverdue(submission))
  }
}
