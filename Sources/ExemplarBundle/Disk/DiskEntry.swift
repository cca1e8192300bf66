internal import Foundation

/// One name in a folder, with what it is; nothing was followed to learn it.
struct DiskEntry {
  /// What stands under the name.
  enum Kind: String {
    case file, folder, link, device, pipe, socket

    /// From the mode of `lstat`.
    init?(mode: mode_t) {
      switch mode & S_IFMT {
      case S_IFREG: self = .file
      case S_IFDIR: self = .folder
      case S_IFLNK: self = .link
      case S_IFCHR, S_IFBLK: self = .device
      case S_IFIFO: self = .pipe
      case S_IFSOCK: self = .socket
      default: return nil
      }
    }
  }

  /// The name as it lies on disk; repaired, and for showing only, when `isUTF8` is false.
  var name: String
  var isUTF8: Bool
  var kind: Kind
  var size: Int
}

extension Disk {
  /// A folder's entries, ordered by the bytes of their names.
  static func entries(of folder: String) throws(BundleError) -> [DiskEntry] {
    guard let handle = opendir(folder) else { throw failure(.list, folder) }
    defer { closedir(handle) }
    var entries: [DiskEntry] = []
    while true {
      errno = 0
      guard let found = readdir(handle) else {
        guard errno == 0 else { throw failure(.list, folder) }
        break
      }
      if let entry = try entry(found, in: handle, folder) { entries.append(entry) }
    }
    return entries.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
  }

  private static func entry(
    _ found: UnsafeMutablePointer<dirent>, in handle: OpaquePointer, _ folder: String
  ) throws(BundleError) -> DiskEntry? {
    var status = stat()
    let raw = withUnsafePointer(to: &found.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { pointer -> (String, Bool, Int32) in
        let name = String(cString: pointer)
        let valid = String(validatingCString: pointer) != nil
        return (name, valid, fstatat(dirfd(handle), pointer, &status, AT_SYMLINK_NOFOLLOW))
      }
    }
    guard raw.0 != ".", raw.0 != ".." else { return nil }
    guard raw.2 == 0 else { throw failure(.list, join(folder, raw.0)) }
    guard let kind = DiskEntry.Kind(mode: status.st_mode) else { return nil }
    return DiskEntry(name: raw.0, isUTF8: raw.1, kind: kind, size: Int(status.st_size))
  }
}
