internal import ExemplarBundle
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
  /// The words, and how bags are made here.
  let lessons: Desk
  let terms: PublishingTerms

  /// Opens it for somebody; `published` is the day on which what he publishes became public.
  init(
    _ common: CommonOptions, _ options: ActorOptions, _ console: Console,
    published: CalendarDay? = nil
  ) throws {
    repository = try Repository(at: try common.place().path)
    lessons = try Desk(common)
    terms = try lessons.terms(published: published, telling: console)
    curation = try Curation(repository, context: lessons.context, terms: terms)
    actor = curation.actor(named: try options.name())
    configuration = terms.configuration
    vocabularies = lessons.vocabularies
  }

  /// How much of a bag is read.
  var limits: Limits { configuration.limits }

  /// A submission as JSON.
  func document(_ submission: Submission) -> SubmissionDocument {
    curation.document(of: submission)
  }
}
