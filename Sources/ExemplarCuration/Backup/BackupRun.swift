internal import ExemplarBundle
internal import ExemplarCatalog
internal import Foundation
internal import GRDB
internal import Synchronization

/// Copies a repository, for the holder of the writer's lock: the collection, the words, the workflow.
struct BackupRun {
  let curation: Curation
  /// The new folder.
  let folder: String
  let progress: Curation.Progress

  private var repository: Repository { curation.repository }

  /// Does it, and gives how many files and bytes there are.
  func run() throws(CurationError) -> (files: Int, bytes: Int) {
    let folders = try receivedFolders()
    let counter = BackupCounter()
    let pieces = try pieces(received: folders)
    let copy = FolderCopy(counted: counter.add)
    let troubles = pieces.concurrentMap { piece -> BundleError? in
      if counter.isStopped { return nil }
      do throws(BundleError) {
        try copy.entry("\(repository.root)/\(piece)", to: "\(folder)/\(piece)")
        progress("Copying", counter.next(), pieces.count)
        return nil
      } catch {
        counter.stop()
        return error
      }
    }
    if let trouble = troubles.compactMap(\.self).first {
      throw CurationError(.system, Self.words(trouble))
    }
    return counter.total
  }

  private static func words(_ trouble: BundleError) -> String {
    trouble.code == ENOSPC || trouble.code == EDQUOT
      ? "\(trouble.description) The disk is full; nothing was left there. Make room, or choose another disk."
      : "\(trouble.description) Nothing was left there."
  }

  /// Copies the database first, so that it names no bag that is not copied; gives the bags that it names.
  private func receivedFolders() throws(CurationError) -> [String] {
    let target = "\(folder)/.exemplar/\(WorkflowStore.fileName)"
    do {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/.exemplar", withIntermediateDirectories: true)
      let queue = try DatabaseQueue(path: target)
      let folders = try curation.store.read { source in
        try queue.inDatabase { try source.backup(to: $0) }
        return try String.fetchAll(
          source, sql: "SELECT folder FROM rounds WHERE folder IS NOT NULL ORDER BY folder")
      }
      try queue.close()
      guard let folders else {
        try FileManager.default.removeItem(atPath: target)
        return []
      }
      chmod(target, 0o660)
      return folders.map { String($0.prefix { $0 != "/" }) }
    } catch let error as CurationError {
      throw error
    } catch { throw CurationError(error, path: target) }
  }

  /// What is copied, below the root; the folders that hold it are made.
  private func pieces(received: [String]) throws(CurationError) -> [String] {
    do {
      var pieces = try names("exemplars").map { "exemplars/\($0)" }
      pieces += try names("index").filter { !["db", "shards"].contains($0) }.map { "index/\($0)" }
      if FileManager.default.fileExists(atPath: "\(repository.stateFolder)/received") {
        try make(".exemplar/received")
        pieces += received.map { ".exemplar/received/\($0)" }
      }
      for name in ["exemplars", "index"] { try make(name) }
      return pieces
    } catch { throw CurationError(error, path: repository.root) }
  }

  private func names(_ name: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(repository.root)/\(name)").sorted()
  }

  /// Makes a folder with the rights of the original.
  private func make(_ name: String) throws {
    let rights = try FileManager.default.attributesOfItem(atPath: "\(repository.root)/\(name)")
    try FileManager.default.createDirectory(
      atPath: "\(folder)/\(name)", withIntermediateDirectories: true,
      attributes: rights[.posixPermissions].map { [.posixPermissions: $0] })
  }
}

/// Files and bytes, counted by several threads, and whether one of them had to stop.
private final class BackupCounter: Sendable {
  private let files = Atomic(0)
  private let bytes = Atomic(0)
  private let pieces = Atomic(0)
  private let stopped = Atomic(false)

  var isStopped: Bool { stopped.load(ordering: .relaxed) }
  var total: (files: Int, bytes: Int) {
    (files.load(ordering: .relaxed), bytes.load(ordering: .relaxed))
  }

  func add(_ count: Int) {
    files.add(1, ordering: .relaxed)
    bytes.add(count, ordering: .relaxed)
  }

  func next() -> Int { pieces.add(1, ordering: .relaxed).newValue }
  func stop() { stopped.store(true, ordering: .relaxed) }
}
