internal import CArchive
internal import Foundation

/// Makes what was written survive a power failure.
///
/// A batch is cheapest with one `syncFileSystem`; a single bag with `syncTree`. After the rename that
/// publishes, `syncFolder` of the parent makes the new name itself durable.
public enum Durability {
  /// Syncs every file and folder below a folder, and the folder.
  public static func syncTree(_ folder: String) throws(BundleError) {
    for entry in try Disk.entries(of: folder) {
      let path = Disk.join(folder, entry.name)
      switch entry.kind {
      case .folder: try syncTree(path)
      case .file: try sync(path)
      default: continue
      }
    }
    try sync(folder)
  }

  /// Syncs one folder: the names in it, not what they hold.
  public static func syncFolder(_ folder: String) throws(BundleError) { try sync(folder) }

  /// Syncs the whole file system that holds a folder: one call for a batch of any size.
  ///
  /// Where the system has no `syncfs`, every file below the folder is synced instead.
  public static func syncFileSystem(of folder: String) throws(BundleError) {
    #if os(Linux)
      let handle = open(folder, O_RDONLY | O_CLOEXEC)
      guard handle >= 0 else { throw Disk.failure(.sync, folder) }
      defer { close(handle) }
      guard syncfs(handle) == 0 else { throw Disk.failure(.sync, folder) }
    #else
      try syncTree(folder)
    #endif
  }

  /// Lets the disk begin to write a file that is synced later with many others, so that the sync waits less.
  ///
  /// It promises nothing, and a system that cannot do it does it all at the sync.
  static func beginWriting(_ file: Int32) {
    #if os(Linux)
      _ = sync_file_range(file, 0, 0, 2)
    #endif
  }

  private static func sync(_ path: String) throws(BundleError) {
    let handle = open(path, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard handle >= 0 else { throw Disk.failure(.sync, path) }
    defer { close(handle) }
    guard fsync(handle) == 0 else { throw Disk.failure(.sync, path) }
  }
}
