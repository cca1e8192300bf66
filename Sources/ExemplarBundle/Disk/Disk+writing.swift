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

  /// Writes all of a buffer at a place in a file, and tells what stopped it.
  static func write(
    _ buffer: UnsafeRawBufferPointer, to file: Int32, at offset: Int, _ path: String
  ) -> BundleError? {
    var done = 0
    while done < buffer.count {
      let count = pwrite(
        file, buffer.baseAddress! + done, buffer.count - done, off_t(offset + done))
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

// Copies and links.
extension Disk {
  /// Gives a file a second name; false where the two places cannot share one file, and nothing was made.
  static func link(_ path: String, to new: String) throws(BundleError) -> Bool {
    guard kind(of: path) == .file else {
      throw BundleError(.read, path, "It is not a regular file")
    }
    if Foundation.link(path, new) == 0 { return true }
    guard [EXDEV, EPERM, EMLINK, EOPNOTSUPP, ENOSYS].contains(errno) else {
      throw failure(.create, new)
    }
    return false
  }

  /// Copies a file's bytes into a new file.
  static func copy(_ path: String, to new: String) throws(BundleError) {
    let file = try create(new)
    var trouble: BundleError?
    defer { close(file) }
    try stream(path) { bytes in
      if trouble == nil { trouble = write(bytes, to: file, new) }
    }
    if let trouble { throw trouble }
  }

  /// Writes a file under a temporary name, synced, so that only its name is left to be changed.
  static func writeSynced(_ bytes: [UInt8], to path: String) throws(BundleError) {
    let file = try create(path)
    defer { close(file) }
    if let trouble = bytes.withUnsafeBytes({ write($0, to: file, path) }) { throw trouble }
    guard fsync(file) == 0 else { throw failure(.sync, path) }
  }
}
