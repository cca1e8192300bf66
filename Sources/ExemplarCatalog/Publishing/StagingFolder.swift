internal import ExemplarBundle
internal import Foundation

/// A folder of one running program under `.exemplar/staging/`, gone when the program is done with it.
///
/// Beside it lies a lock that the system gives back when the program ends, however it ends. Whoever comes
/// next removes the folders whose lock is free.
package final class StagingFolder: Sendable {
  /// The folder, absolute; only its owner may look into it, since what lies there is not public yet.
  package let path: String
  private let lock: RepositoryLock

  private init(path: String, lock: RepositoryLock) {
    self.path = path
    self.lock = lock
  }

  /// Removes what dead programs left behind and makes a new folder.
  package static func make(in repository: Repository) throws(RepositoryError) -> StagingFolder {
    let staging = folder(in: repository)
    let gate = try gate(of: repository)
    defer { withExtendedLifetime(gate) {} }
    try makeFolder(staging)
    try removeLeftovers(in: staging)
    let path = "\(staging)/\(UUID().uuidString.lowercased())"
    let lock = try RepositoryLock(path + ".lock")
    try makeFolder(path)
    chmod(path, 0o700)
    return StagingFolder(path: path, lock: lock)
  }

  /// Removes what dead programs left behind; what a living one has stays.
  package static func removeLeftovers(in repository: Repository) throws(RepositoryError) {
    let staging = folder(in: repository)
    guard FolderNames.isFolder(staging) else { return }
    let gate = try gate(of: repository)
    defer { withExtendedLifetime(gate) {} }
    try removeLeftovers(in: staging)
  }

  private static func folder(in repository: Repository) -> String {
    "\(repository.stateFolder)/staging"
  }

  /// Held while folders and locks come and go, so that nobody takes a new one for a dead one.
  private static func gate(of repository: Repository) throws(RepositoryError) -> RepositoryLock {
    try RepositoryLock("\(repository.stateFolder)/staging.lock", waiting: 30)
  }

  private static func makeFolder(_ path: String) throws(RepositoryError) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw RepositoryError(.system, "Could not make “\(path)”: \(error.localizedDescription)")
    }
  }

  /// A folder whose lock is free belongs to nobody; so does a lock without a folder.
  private static func removeLeftovers(in staging: String) throws(RepositoryError) {
    for name in try FolderNames.list(staging) where !name.hasSuffix(".lock") {
      let folder = "\(staging)/\(name)"
      guard let lock = try RepositoryLock.ifFree(folder + ".lock") else { continue }
      defer { withExtendedLifetime(lock) {} }
      try remove(folder)
    }
    for name in try FolderNames.list(staging) where name.hasSuffix(".lock") {
      if !FolderNames.isFolder("\(staging)/\(name.dropLast(5))") { unlink("\(staging)/\(name)") }
    }
  }

  /// Its owner may have removed it since it was listed: that is no trouble.
  private static func remove(_ folder: String) throws(RepositoryError) {
    guard FolderNames.isFolder(folder) else { return }
    do {
      try FileManager.default.removeItem(atPath: folder)
    } catch {
      throw RepositoryError(
        .system, "Could not remove “\(folder)”: \(error.localizedDescription)")
    }
  }

  deinit {
    // What stays is removed by the next program.
    try? FileManager.default.removeItem(atPath: path)
    unlink(path + ".lock")
  }
}
