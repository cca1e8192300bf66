internal import ExemplarBundle
internal import Foundation

/// Where a backup is written, beside the place that it will have, and moved there when it is whole.
///
/// A folder that is not there yet appears by one rename. One that is there and empty, perhaps the root of another
/// disk, is filled by three; until the last of them it holds `.unfinished-backup`.
struct BackupPlace {
  /// The folder as it will be.
  let target: String
  /// Where it is written.
  let unfinished: String
  private let exists: Bool

  /// Refuses a place where something is, and makes the unfinished folder.
  init(_ folder: String, of repository: String) throws(CurationError) {
    target = URL(fileURLWithPath: folder).standardizedFileURL.path
    for name in ["exemplars", "index", ".exemplar"]
    where target == "\(repository)/\(name)" || target.hasPrefix("\(repository)/\(name)/") {
      throw CurationError(
        .system,
        "“\(folder)” lies in the repository itself. Choose a folder elsewhere, best on another disk."
      )
    }
    let parent = URL(fileURLWithPath: target).deletingLastPathComponent().path
    let name = URL(fileURLWithPath: target).lastPathComponent
    exists = FileManager.default.fileExists(atPath: target)
    unfinished = exists ? "\(target)/\(Self.mark)" : "\(parent)/.\(name)\(Self.mark)-\(getpid())"
    if exists { try Self.requireEmpty(target, named: folder) }
    do {
      try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    } catch {
      throw CurationError(.system, "Could not make “\(parent)”: \(error.localizedDescription)")
    }
    guard mkdir(unfinished, 0o700) == 0 else {
      throw CurationError(
        .system, "Could not make “\(unfinished)”: \(String(cString: strerror(errno))).")
    }
  }

  private static let mark = ".unfinished-backup"

  private static func requireEmpty(_ path: String, named folder: String) throws(CurationError) {
    let names: [String]
    do { names = try FileManager.default.contentsOfDirectory(atPath: path) } catch {
      throw CurationError(
        .system, "“\(folder)” is no folder that can be read. Choose a new or an empty folder.")
    }
    if names == [mark] {
      throw CurationError(
        .system,
        "“\(folder)” holds a backup that was never finished. Remove “\(path)/\(mark)”, then run this again."
      )
    }
    // A disk that was just formatted has a folder of its own.
    guard names.allSatisfy({ $0 == "lost+found" }) else {
      throw CurationError(
        .system, "“\(folder)” is not empty. A backup is written into a new or an empty folder.")
    }
  }

  /// Moves what was written to its place; the disk has all of it before, and its names afterwards.
  func finish() throws(CurationError) {
    do throws(BundleError) {
      try Durability.syncFileSystem(of: unfinished)
      if exists {
        for name in ["index", ".exemplar", "exemplars"] {
          let part = "\(unfinished)/\(name)"
          if FileManager.default.fileExists(atPath: part) {
            try move(part, to: "\(target)/\(name)")
          }
        }
        rmdir(unfinished)
        try Durability.syncFolder(target)
      } else {
        chmod(unfinished, 0o755)
        try move(unfinished, to: target)
        try Durability.syncFolder(URL(fileURLWithPath: target).deletingLastPathComponent().path)
      }
    } catch {
      throw CurationError(.system, error.description)
    }
  }

  private func move(_ path: String, to new: String) throws(BundleError) {
    guard rename(path, new) == 0 else {
      throw BundleError(.rename, new, String(cString: strerror(errno)), code: errno)
    }
  }

  /// Removes what was written of a backup that failed; gives what could not be removed.
  func giveUp() -> String? {
    do {
      try FileManager.default.removeItem(atPath: unfinished)
      return nil
    } catch {
      return "“\(unfinished)” could not be removed: \(error.localizedDescription)"
    }
  }
}
