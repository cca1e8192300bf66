internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarLanguage
internal import Xapian

extension Indexer {
  /// Looks at these exemplars alone: adds, replaces or takes out each, as the collection says now.
  ///
  /// ```swift
  /// try indexer.update(ids: ["paper-circuits"]).indexed   // 1: a search finds it
  /// ```
  /// Its cost does not grow with the collection. What the index says of its own age stays as it was. Where there is
  /// no index, or one that cannot be kept, it is ``bringUpToDate()``.
  public func update(ids: [String]) throws -> IndexReport {
    try update(Array(Set(ids)).sorted(), after: nil)
  }

  /// The same for a change that was watched; an index that was up to date before it counts as up to date after it.
  public func update(_ change: CollectionChange) throws -> IndexReport {
    try update(change.ids, after: change)
  }

  private func update(_ ids: [String], after change: CollectionChange?) throws -> IndexReport {
    let loaded = try currentSettings()
    if let shards = shards(of: loaded) { return try shards.update(ids, after: change) }
    do {
      return try updateInPlace(ids, loaded, after: change)
    } catch is RebuildReason {
      return try bringUpToDate()
    }
  }

  private func updateInPlace(
    _ ids: [String], _ loaded: LoadedSettings, after change: CollectionChange?
  ) throws -> IndexReport {
    // Without the folder there is no place for a lock either.
    guard folder.currentStamp() != nil else { throw RebuildReason.noIndex }
    let lock = try writerLock()
    defer { withExtendedLifetime(lock) {} }
    do {
      let stamp = try usableStamp(loaded)
      var settings = loaded.settings
      settings.sources = try sources(of: stamp, after: change)
      let writer = try IndexWriter(
        path: folder.database(stamp: stamp), settings: settings, durability: .synced,
        part: part, keepsColumns: true)
      var report = try update(writer, settings, only: ids)
      try writer.finish(&report)
      return report
    } catch IndexError.damaged(let words) {
      throw RebuildReason.damaged(words)
    }
  }

  /// What the index remembers of its sources, with the collection's new time where the change is all that
  /// happened to it since.
  func sources(of stamp: String, after change: CollectionChange?) throws -> [SourceStamp] {
    do {
      let database = try Database(path: folder.database(stamp: stamp))
      let sources = try SourceStamp.list(stored: database.metadata(IndexKey.sources))
      guard let change, let after = change.after else { return sources }
      return sources.map { $0 == change.before ? after : $0 }
    } catch { throw IndexError(error, path: folder.path) }
  }
}
