internal import Foundation

extension Disk {
  /// Makes one folder; its parent must be there.
  static func makeFolder(_ path: String) throws(BundleError) {
    guard mkdir(path, 0o755) == 0 else { throw failure(.create, path) }
  }

  /// Makes a folder and those above it, where they are missing.
  static func makeFolders(_ path: String) throws(BundleError) {
    if isFolder(path) { return }
    if mkdir(path, 0o755) == 0 || (errno == EEXIST && isFolder(path)) { return }
    guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash > path.startIndex else {
      throw failure(.create, path)
    }
    try makeFolders(String(path[..<slash]))
    guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure(.create, path) }
  }

  /// Writes a new file; one that is there already is an error, and so is a link.
  static func write(_ bytes: [UInt8], to path: String) throws(BundleError) {
    let file = try create(path)
    var trouble: BundleError?
    bytes.withUnsafeBytes { trouble = write($0, to: file, path) }
    if close(file) != 0 && trouble == nil { trouble = failure(.write, path) }
    if let trouble { throw trouble }
  }

  /// Opens a new file for writing.
  static func create(_ path: String) throws(BundleError) -> Int32 {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure(.create, path) }
    return file
  }

  /// Writes all of a buffer, and tells what stopped it.
  static func write(
    _ buffer: UnsafeRawBufferPointer, to file: Int32, _ path: String
  ) -> BundleError? {
    var done = 0
    while done < buffer.count {
      let count = Foundation.write(file, buffer.baseAddress! + done, buffer.count - done)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { return failure(.write, path) }
      done += count
    }
    return nil
  }

  /// Renames; a folder that is there and not empty is an error.
  static func rename(_ path: String, to new: String) throws(BundleError) {
    guard Foundation.rename(path, new) == 0 else { throw failure(.rename, new) }
  }

  /// Removes a file, or a folder with all that is in it; nothing there is no trouble.
  static func removeTree(_ path: String) throws(BundleError) {
    guard kind(of: path) != nil else { return }
    do {
      try FileManager.default.removeItem(atPath: path)
    } catch {
      throw BundleError(.remove, path, error.localizedDescription)
    }
  }
}
