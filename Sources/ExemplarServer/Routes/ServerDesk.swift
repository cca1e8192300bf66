internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarSearch

/// What the routes work with; one for the whole server.
struct ServerDesk: Sendable {
  let repository: Repository
  let settings: ServerSettings
  /// Readers of the index, each on a thread of its own.
  let readers: WorkerPool<IndexReader>
  /// The workflow, on threads of its own.
  let office: WorkerPool<Curation>
}
