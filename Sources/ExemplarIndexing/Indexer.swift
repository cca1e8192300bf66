internal import ExemplarBundle
public import ExemplarCatalog
internal import ExemplarLanguage
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
  /// How long to wait for another writer, in seconds.
  public var patience: TimeInterval = 10
  /// Called now and then, on the caller's thread.
  public var progress: (IndexProgress) -> Void = { _ in }
  /// Called once when another writer is waited for, with its process number.
  public var waiting: (_ holder: String) -> Void = { _ in }

  /// Works on a repository's index.
  public init(_ repository: Repository) {
    self.repository = repository
    folder = IndexFolder(repository: repository.root)
  }

  /// Indexes what is new, takes out what is gone; a damaged index, or one built with other settings, is rebuilt.
  public func bringUpToDate() throws -> IndexReport {
    let loaded = try LoadedSettings(of: repository)
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
    let loaded = try LoadedSettings(of: repository)
    try folder.make()
    return try rebuild(loaded, because: .asked, insteadOf: folder.currentStamp())
  }

  /// Waits for the lock that publishing, indexing and the last step of a rebuild hold.
  func writerLock() throws -> FileLock {
    try FileLock(path: folder.writerLockPath, patience: patience, waiting: waiting)
  }

  /// - Throws: ``RebuildReason`` where the index in use cannot be kept.
  func updateInPlace(_ loaded: LoadedSettings) throws -> IndexReport {
    let lock = try writerLock()
    defer { withExtendedLifetime(lock) {} }
    let stamp = try usableStamp(loaded)
    try folder.remove { $0 != stamp && !$0.hasPrefix(IndexFolder.building) }
    do {
      let writer = try IndexWriter(
        path: folder.database(stamp: stamp), settings: loaded.settings, durability: .synced)
      var report = try update(writer, loaded.settings)
      report.findings = loaded.findings + report.findings
      if report.indexed + report.removed > 0 {
        report.revision = try writer.finish()
      } else {
        report.revision = try writer.revision()
        try writer.touch()
      }
      return report
    } catch IndexError.damaged(let words) {
      throw RebuildReason.damaged(words)
    }
  }

  /// The stamp of the index in use, where it has today's form, was built with these settings and is whole.
  ///
  /// Reading all of it costs half a second for ten thousand exemplars.
  func usableStamp(_ loaded: LoadedSettings) throws -> String {
    guard let stamp = folder.currentStamp() else { throw RebuildReason.noIndex }
    let path = folder.database(stamp: stamp)
    guard FileManager.default.fileExists(atPath: path) else { throw RebuildReason.noIndex }
    do {
      let database = try Database(path: path)
      let form = String(decoding: try database.metadata(IndexKey.format), as: UTF8.self)
      guard form == IndexKey.currentFormat else { throw RebuildReason.otherForm(form) }
      let digest = String(decoding: try database.metadata(IndexKey.configuration), as: UTF8.self)
      guard digest == loaded.settings.digest else { throw RebuildReason.otherSettings }
      let (faults, report) = try Database.check(path: path)
      guard faults == 0 else { throw RebuildReason.damaged(Indexer.summary(of: report)) }
      if try database.documentCount > 0 { try Indexer.requireTables(of: path) }
      return stamp
    } catch let error as XapianError {
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
