internal import ExemplarBundle
internal import Foundation

/// Copies folders as they lie: files, folders and links, with their rights and times.
///
/// Where the file system can share blocks between files (btrfs, XFS), a copy takes no room and hardly any time.
struct FolderCopy: Sendable {
  /// Called with the bytes of each file that is done, from several threads.
  var counted: @Sendable (_ bytes: Int) -> Void

  /// Copies a folder with all that is in it to a place where nothing is.
  func folder(_ source: String, to target: String) throws(BundleError) {
    let status = try status(of: source)
    guard mkdir(target, 0o700) == 0 else { throw failure(.create, target) }
    for name in try names(in: source) { try entry("\(source)/\(name)", to: "\(target)/\(name)") }
    try finish(target, like: status)
  }

  /// Copies whatever stands at a path.
  func entry(_ source: String, to target: String) throws(BundleError) {
    let status = try status(of: source)
    switch status.st_mode & S_IFMT {
    case S_IFDIR: try folder(source, to: target)
    case S_IFREG:
      try bytes(of: source, to: target)
      try finish(target, like: status)
      counted(Int(status.st_size))
    case S_IFLNK: try link(source, to: target)
    default:
      throw BundleError(
        .read, source, "It is neither a file nor a folder; remove it, it does not belong there")
    }
  }

  private func link(_ source: String, to target: String) throws(BundleError) {
    do {
      let place = try FileManager.default.destinationOfSymbolicLink(atPath: source)
      try FileManager.default.createSymbolicLink(atPath: target, withDestinationPath: place)
    } catch { throw BundleError(.create, target, error.localizedDescription) }
  }

  private func status(of path: String) throws(BundleError) -> stat {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw failure(.read, path) }
    return status
  }

  private func names(in folder: String) throws(BundleError) -> [String] {
    do { return try FileManager.default.contentsOfDirectory(atPath: folder) } catch {
      throw BundleError(.list, folder, error.localizedDescription)
    }
  }

  /// Gives the copy the rights and the time of the original.
  private func finish(_ path: String, like status: stat) throws(BundleError) {
    guard chmod(path, status.st_mode & 0o7777) == 0,
      utimensat(AT_FDCWD, path, [status.st_atim, status.st_mtim], 0) == 0
    else { throw failure(.write, path) }
  }

  private func bytes(of source: String, to target: String) throws(BundleError) {
    let input = open(source, O_RDONLY | O_NOFOLLOW | O_CLOEXEC)
    guard input >= 0 else { throw failure(.read, source) }
    defer { close(input) }
    let output = open(target, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard output >= 0 else { throw failure(.create, target) }
    let trouble = carry(input, output, source, target)
    if close(output) != 0, trouble == nil { throw failure(.write, target) }
    if let trouble { throw trouble }
  }

  /// `FICLONE` of `ioctl_ficlone(2)`, which no module of the system brings along.
  private static let shareBlocks: UInt = 0x4004_9409

  private func carry(
    _ input: Int32, _ output: Int32, _ source: String, _ target: String
  ) -> BundleError? {
    // Whatever keeps blocks from being shared, reading and writing tells better what is wrong.
    if ioctl(output, Self.shareBlocks, input) == 0 { return nil }
    return readAndWrite(input, output, source, target)
  }

  private func readAndWrite(
    _ input: Int32, _ output: Int32, _ source: String, _ target: String
  ) -> BundleError? {
    var buffer = [UInt8](repeating: 0, count: 256 << 10)
    while true {
      let count = read(input, &buffer, buffer.count)
      if count == 0 { return nil }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return failure(.read, source) }
      var done = 0
      while done < count {
        let written = buffer.withUnsafeBytes { write(output, $0.baseAddress! + done, count - done) }
        if written < 0, errno == EINTR { continue }
        guard written > 0 else { return failure(.write, target) }
        done += written
      }
    }
  }

  private func failure(_ operation: BundleError.Operation, _ path: String) -> BundleError {
    BundleError(operation, path, String(cString: strerror(errno)), code: errno)
  }
}
