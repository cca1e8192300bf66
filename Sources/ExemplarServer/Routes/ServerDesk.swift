internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarSearch

/// What the routes work with; one for the whole server.
struct ServerDesk: Sendable {
  let repository: Repository
  let settings: ServerSettings
  /// Readers of the index, each on a thread of its own.
  let readers: WorkerPool<IndexReader>
  /// Published bags, read and zipped, on threads of its own: a large one takes a while.
  let shelf: WorkerPool<BagShelf>
  /// The workflow, on threads of its own.
  let office: WorkerPool<Curation>
  /// Looks whether the index answers for the collection.
  let watch: CollectionWatch
  /// What was sought, without persons; nil where that is not wanted.
  let searches: SearchLogWriter?

  /// Lets all threads end, once what waits for them is done.
  func stop() {
    readers.stop()
    shelf.stop()
    office.stop()
    watch.stop()
    searches?.stop()
  }
}
