internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarIndexing
internal import Synchronization

extension Curation {
  /// Makes a change of the collection findable, for the holder of the writer's lock; gives what went wrong, which
  /// undoes nothing.
  func index(_ change: CollectionChange, under lock: RepositoryLock) -> String? {
    indexing(under: lock) { _ = try $0.update(change) }
  }

  /// The same for exemplars whose change nobody watched.
  func index(_ ids: [String], under lock: RepositoryLock) -> String? {
    indexing(under: lock) { _ = try $0.update(ids: ids) }
  }

  /// Takes exemplars out so that no file of the index holds a word of theirs.
  func eraseFromIndex(_ change: CollectionChange, under lock: RepositoryLock) -> String? {
    indexing(under: lock) { try $0.erase(change) }
  }

  private func indexing(under lock: RepositoryLock, _ work: (Indexer) throws -> Void) -> String? {
    do {
      var indexer = Indexer(repository)
      indexer.lock = lock
      indexer.settings = try loadedSettings()
      try work(indexer)
      return nil
    } catch let error as IndexError {
      return error.description
    } catch let error as SettingsProblem {
      return IndexError.badSettings(count: error.findings.count { $0.severity == .error })
        .description
    } catch {
      return "The index could not be brought up to date: \(error). Run: exemplar index"
    }
  }

  /// Read once for all acts of this program; the indexer looks whether they are still those of now.
  private func loadedSettings() throws -> LoadedSettings {
    try settings.withLock { settings in
      if let settings { return settings }
      let loaded = try LoadedSettings(of: repository, vocabularies: context.vocabularies)
      settings = loaded
      return loaded
    }
  }
}
