internal import ExemplarCatalog
internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

extension Indexer {
  /// Takes exemplars out so that no file below `index/db` holds a word of theirs any more.
  ///
  /// ```swift
  /// try indexer.erase(ids: ["paper-circuits"])   // after the collection has forgotten it
  /// ```
  /// What the collection still holds of them is indexed anew. The database is written again without gaps and takes the
  /// place of the old one, whose files are removed, with everything that an ended rebuild left. After a kill, call it
  /// again: it does all of its work each time.
  ///
  /// - Throws: `IndexError.locked` while a rebuild is under way, whose files would hold the words.
  public func erase(ids: [String]) throws {
    try erase(Array(Set(ids)).sorted(), after: nil)
  }

  /// The same for a change that was watched; an index that was up to date before it counts as up to date after it.
  public func erase(_ change: CollectionChange) throws {
    try erase(change.ids, after: change)
  }

  private func erase(_ ids: [String], after change: CollectionChange?) throws {
    let loaded = try currentSettings()
    if let shards = shards(of: loaded) { return try shards.erase(ids, after: change) }
    try folder.make()
    let rebuildLock = try rebuildLock()
    defer { withExtendedLifetime(rebuildLock) {} }
    do {
      try eraseInPlace(ids, loaded, after: change)
    } catch let reason as RebuildReason {
      // What an ended rebuild had committed may hold what is to be forgotten.
      try folder.remove { $0.hasPrefix(IndexFolder.building) }
      _ = try build(loaded, because: reason)
    }
  }

  private func eraseInPlace(
    _ ids: [String], _ loaded: LoadedSettings, after change: CollectionChange?
  ) throws {
    let lock = try writerLock()
    defer { withExtendedLifetime(lock) {} }
    do {
      let stamp = try usableStamp(loaded)
      try requireWhole(stamp: stamp)
      var settings = loaded.settings
      settings.sources = try sources(of: stamp, after: change)
      try rewrite(ids, in: stamp, settings)
      try requireNoTrace(in: stamp, settings)
      try swapIn(stamp, settings)
    } catch IndexError.damaged(let words) {
      throw RebuildReason.damaged(words)
    }
  }

  /// Takes the exemplars out, and puts in again what the collection still holds of them.
  private func rewrite(_ ids: [String], in stamp: String, _ settings: IndexSettings) throws {
    let writer = try IndexWriter(
      path: folder.database(stamp: stamp), settings: settings, durability: .synced,
      part: part)
    for id in ids { try writer.remove(id) }
    _ = try update(writer, settings, only: ids)
    _ = try writer.finish()
  }

  /// Two things outlive a document, and only a new database is without them: bounds of the values by which titles are
  /// sorted, and values of facets that no vocabulary has.
  private func requireNoTrace(in stamp: String, _ settings: IndexSettings) throws {
    do {
      let database = try Database(path: folder.database(stamp: stamp))
      for slot in [TermLayout.Slot.title, TermLayout.Slot.grade] {
        let bounds = try database.valueBounds(inSlot: slot)
        let values = try database.values(inSlot: slot).map(\.value)
        guard
          bounds.documents == 0 || values.contains(bounds.lower) && values.contains(bounds.upper)
        else { throw RebuildReason.asked }
      }
      let facets = try FacetDictionary(stored: database.metadata(IndexKey.facets))
      for entry in facets.entries {
        guard let value = entry.value?.id,
          let field = settings.fields.first(where: { $0.name == entry.field }),
          !isOwn(value, field, settings)
        else { continue }
        guard try database.frequency(ofTerm: TermLayout.value(value, field: field)) > 0 else {
          throw RebuildReason.asked
        }
      }
    } catch let reason as RebuildReason {
      throw reason
    } catch { throw IndexError(error, path: folder.path) }
  }

  /// True for a value that stands in the settings and not only in a record.
  private func isOwn(_ value: String, _ field: Field, _ settings: IndexSettings) -> Bool {
    let vocabulary = settings.vocabularies.first { $0.name == field.vocabulary }
    return vocabulary?[value] != nil
      || DocumentMaker.fixedValues[field.name, default: []].contains { $0.id == value }
  }
}
