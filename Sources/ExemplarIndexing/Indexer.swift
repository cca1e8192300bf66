internal import ExemplarBundle
public import ExemplarCatalog
package import ExemplarLanguage
public import Foundation
internal import Xapian

/// Brings the index of a repository up to the collection.
///
/// ```swift
/// let report = try Indexer(repository).bringUpToDate()
/// report.indexed   // 2: the two bags whose digests are new
/// ```
///
/// A kill at any moment leaves the index in use as it was; the next run goes on where the last commit ended.
public struct Indexer {
  let repository: Repository
  let folder: IndexFolder
  /// Which part of the collection it works on; nil: all of it.
  var part: ShardPart?
  /// How long to wait for another writer, in seconds.
  public var patience: TimeInterval = 10
  /// Settings that were read before; they are read again only where the files have changed since.
  public var settings: LoadedSettings?
  /// The writer's lock, where the caller holds it already; nil: it is taken and given back.
  public var lock: RepositoryLock?
  /// How many exemplars a part of a rebuild holds: so few that what is being written of them fits a processor's caches.
  package var partSize = 500
  /// Called now and then, on the caller's thread.
  public var progress: (IndexProgress) -> Void = { _ in }
  /// Called once when another writer is waited for, with its process number.
  public var waiting: (_ holder: String) -> Void = { _ in }

  /// Works on a repository's index.
  public init(_ repository: Repository) {
    self.init(repository, folder: IndexFolder(repository: repository.root))
  }

  /// Makes another index of a repository's collection than its own, which is left alone.
  package init(_ repository: Repository, folder: IndexFolder) {
    self.repository = repository
    self.folder = folder
  }

  /// Indexes what is new, takes out what is gone; a damaged index, or one built with other settings, is rebuilt.
  public func bringUpToDate() throws -> IndexReport {
    let loaded = try currentSettings()
    if let shards = shards(of: loaded) { return try shards.bringUpToDate() }
    try folder.make()
    let stamp = folder.currentStamp()
    do {
      return try updateInPlace(loaded)
    } catch let reason as RebuildReason {
      return try rebuild(loaded, because: reason, insteadOf: stamp)
    }
  }

  /// Builds a new database beside the one in use and swaps it in by one rename; readers are never disturbed.
  public func rebuild() throws -> IndexReport {
    let loaded = try currentSettings()
    if let shards = shards(of: loaded) { return try shards.rebuild() }
    try folder.make()
    return try rebuild(loaded, because: .asked, insteadOf: folder.currentStamp())
  }

  /// The settings that the caller has, if they are those of now; else what the files say.
  func currentSettings() throws -> LoadedSettings {
    guard let settings, settings.isCurrent(in: repository) else {
      return try LoadedSettings(of: repository)
    }
    return settings.now(in: repository)
  }

  /// Waits for the lock that publishing, indexing and the last step of a rebuild hold; nil where the caller has it.
  func writerLock() throws -> FileLock? {
    guard lock == nil else { return nil }
    return try FileLock(path: folder.writerLockPath, patience: patience, waiting: waiting)
  }

  /// - Throws: ``RebuildReason`` where the index in use cannot be kept.
  func updateInPlace(_ loaded: LoadedSettings) throws -> IndexReport {
    let lock = try writerLock()
    defer { withExtendedLifetime(lock) {} }
    let stamp = try usableStamp(loaded)
    try requireWhole(stamp: stamp)
    try folder.remove { $0 != stamp && !$0.hasPrefix(IndexFolder.building) }
    do {
      let writer = try IndexWriter(
        path: folder.database(stamp: stamp), settings: loaded.settings, durability: .synced,
        part: part, keepsColumns: true)
      var report = try update(writer, loaded.settings)
      report.findings = loaded.findings + report.findings
      try writer.finish(&report)
      return report
    } catch IndexError.damaged(let words) {
      throw RebuildReason.damaged(words)
    }
  }

  /// The stamp of the index in use, where it has today's form and was built with these settings.
  func usableStamp(_ loaded: LoadedSettings) throws -> String {
    guard let stamp = folder.currentStamp() else { throw RebuildReason.noIndex }
    guard !stamp.hasPrefix(ShardNote.stampPrefix) else { throw RebuildReason.otherShards }
    let path = folder.database(stamp: stamp)
    guard FileManager.default.fileExists(atPath: path) else { throw RebuildReason.noIndex }
    try meaningDamage {
      let database = try Database(path: path)
      let form = String(decoding: try database.metadata(IndexKey.format), as: UTF8.self)
      guard form == IndexKey.currentFormat else { throw RebuildReason.otherForm(form) }
      let digest = String(decoding: try database.metadata(IndexKey.configuration), as: UTF8.self)
      guard digest == loaded.settings.digest else { throw RebuildReason.otherSettings }
      // Values that no vocabulary has are numbered by the shard that they are in.
      let known = try ShardPart.read(stored: database.metadata(IndexKey.shard))
      guard known?.part.number == part?.number else { throw RebuildReason.otherShards }
    }
    return stamp
  }

  /// Reads all of a database, half a second for ten thousand exemplars.
  ///
  /// - Throws: ``RebuildReason/damaged(_:)`` where it is not whole.
  func requireWhole(stamp: String) throws {
    let path = folder.database(stamp: stamp)
    try meaningDamage {
      let (faults, report) = try Database.check(path: path)
      guard faults == 0 else { throw RebuildReason.damaged(Indexer.summary(of: report)) }
      if try Database(path: path).documentCount > 0 { try Indexer.requireTables(of: path) }
    }
  }

  /// Makes what the engine calls damage a reason to build anew.
  private func meaningDamage(_ work: () throws -> Void) throws {
    do { try work() } catch let error as XapianError {
      let error = IndexError(error, path: folder.path)
      guard case .damaged(let words) = error else { throw error }
      throw RebuildReason.damaged(words)
    }
  }

  /// The engine takes a table that is not there for an empty one.
  private static func requireTables(of path: String) throws(RebuildReason) {
    for table in ["docdata.glass", "position.glass"]
    where !FileManager.default.fileExists(atPath: path + "/" + table) {
      throw .damaged("\(table) is missing")
    }
  }

  /// The line of a checker's report that tells the fault.
  private static func summary(of report: String) -> String {
    let lines = report.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    return lines.last { !$0.isEmpty } ?? "the engine found faults in it"
  }
}
