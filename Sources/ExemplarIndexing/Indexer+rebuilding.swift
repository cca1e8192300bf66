internal import ExemplarBundle
internal import ExemplarLanguage
internal import Foundation
internal import Xapian

extension Indexer {
  /// Rebuilds, one program at a time; where another one has just done it, what it made is brought up to date.
  func rebuild(
    _ loaded: LoadedSettings, because reason: RebuildReason, insteadOf stamp: String?
  ) throws -> IndexReport {
    let lock = try rebuildLock()
    defer { withExtendedLifetime(lock) {} }
    if reason != .asked, folder.currentStamp() != stamp {
      do { return try updateInPlace(loaded) } catch is RebuildReason {
        // What the other program made is of no use either.
      }
    }
    return try build(loaded, because: reason)
  }

  /// The lock that a rebuild holds all the time. Who holds the writer's lock waits for no rebuild, which may be waiting
  /// for that one.
  func rebuildLock() throws -> FileLock {
    try FileLock(
      path: folder.rebuildLockPath, patience: lock == nil ? patience : 0, waiting: waiting)
  }

  func build(_ loaded: LoadedSettings, because reason: RebuildReason) throws -> IndexReport {
    do {
      return try buildBeside(loaded, because: reason)
    } catch let error as IndexError {
      // Half an index must not be what keeps the disk full.
      if case .cannotWrite = error { try folder.remove { $0.hasPrefix(IndexFolder.building) } }
      throw error
    }
  }

  private func buildBeside(
    _ loaded: LoadedSettings, because reason: RebuildReason
  ) throws -> IndexReport {
    // The same settings and the same form: what an earlier run committed is good.
    let building =
      IndexFolder.building + IndexKey.currentFormat + "." + loaded.settings.digest.prefix(16)
    try folder.remove { $0.hasPrefix(IndexFolder.building) && $0 != building }
    var report: IndexReport
    do {
      report = try fill(building, loaded)
    } catch IndexError.damaged {
      try folder.remove { $0 == building }
      report = try fill(building, loaded)
    }
    report.findings = loaded.findings + report.findings
    report.rebuilt = reason
    return report
  }

  /// Builds without the writer's lock, takes it, adds what was published meanwhile, and swaps.
  private func fill(_ building: String, _ loaded: LoadedSettings) throws -> IndexReport {
    try folder.make(stamp: building)
    let path = folder.database(stamp: building)
    let joined =
      FileManager.default.fileExists(atPath: path) ? nil : try join(loaded.settings, into: building)
    try IndexParts(folder, building).remove()
    let (report, lock, isCompact) = try finish(path, loaded.settings, joined)
    defer { withExtendedLifetime(lock) {} }
    if isCompact {
      try use(building, loaded.settings)
    } else {
      try swapIn(building, loaded.settings)
    }
    return report
  }

  /// Brings a database up to the collection, at last with the writer's lock held; tells whether one that was joined
  /// without gaps still has none.
  private func finish(
    _ path: String, _ settings: IndexSettings, _ joined: IndexReport?
  ) throws -> (IndexReport, FileLock?, isCompact: Bool) {
    let writer = try IndexWriter(
      path: path, settings: settings, durability: .unsynced, part: part)
    var report = try joined ?? update(writer, settings)
    let lock = try writerLock()
    let late = try update(writer, settings)
    report.indexed += late.indexed
    report.removed += late.removed
    report.findings = late.findings
    report.revision = try writer.finish()
    return (report, lock, joined != nil && late.indexed + late.removed == 0)
  }

  /// Writes a database anew without gaps, makes it the one in use, and removes all others.
  func swapIn(_ building: String, _ settings: IndexSettings) throws {
    let compacted = IndexFolder.building + "compacted"
    try folder.remove { $0 == compacted }
    try folder.make(stamp: compacted)
    do {
      try Database.compact(
        from: folder.database(stamp: building), to: folder.database(stamp: compacted))
    } catch { throw IndexError(error, path: folder.path) }
    try use(compacted, settings)
  }

  /// Makes a finished database the one in use, with its columns and its configuration beside it, and removes all others.
  func use(_ finished: String, _ settings: IndexSettings) throws {
    do {
      var columns = ColumnsKeeper(
        path: folder.database(stamp: finished), fields: settings.fields)
      try columns.follow()
      try ConfigurationFile.lay(beside: folder.database(stamp: finished))
    } catch { throw IndexError(error, path: folder.path) }
    let stamp = Indexer.newStamp()
    try folder.use(finished, as: stamp)
    try folder.remove { $0 != stamp }
  }

  static func newStamp() -> String {
    let seconds = Int(Date().timeIntervalSince1970)
    return "\(seconds)-\(getpid())-\(UInt32.random(in: 0...0xFFFF))"
  }
}
