internal import ExemplarCatalog
internal import Foundation

/// What was copied.
public struct BackupReport: Hashable, Sendable {
  /// The new folder, absolute.
  public var folder: String
  public var files: Int
  public var bytes: Int
}

extension Curation {
  /// Makes a consistent copy of the repository in a new or an empty folder: `exemplars/`, `index/` without its
  /// database, the workflow with the received bags.
  ///
  /// ```swift
  /// try curation.backup(to: "/mnt/backup/2026-11-22").files   // 104213
  /// ```
  /// Nobody publishes meanwhile. The copy is a repository: `exemplar index` makes it searchable. It is written beside
  /// its place and moved there when the disk has it; when something fails, nothing of it stays.
  public func backup(
    to folder: String, progress: Progress = { _, _, _ in }
  ) throws(CurationError) -> BackupReport {
    try finishPending()
    let place = try BackupPlace(folder, of: repository.root)
    do throws(CurationError) {
      let (files, bytes) = try locked { _ throws(CurationError) in
        try withoutActuallyEscaping(progress) { progress throws(CurationError) in
          try BackupRun(curation: self, folder: place.unfinished, progress: progress).run()
        }
      }
      try place.finish()
      return BackupReport(folder: place.target, files: files, bytes: bytes)
    } catch {
      var error = error
      if let remains = place.giveUp() { error.message += " \(remains)" }
      throw error
    }
  }
}
