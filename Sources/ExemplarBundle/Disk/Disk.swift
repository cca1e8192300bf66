internal import Foundation

/// The system calls of this module, each with a typed error; no link is ever followed below a folder.
enum Disk {
  /// How much is read at a time while digesting.
  static let chunk = 256 << 10

  /// The system's words for its last error.
  static func failure(_ operation: BundleError.Operation, _ path: String) -> BundleError {
    let code = errno
    return BundleError(operation, path, String(cString: strerror(code)), code: code)
  }

  /// A path below a folder.
  static func join(_ folder: String, _ name: String) -> String {
    folder.isEmpty ? name : folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
  }

  /// What stands at a path: nil when nothing does. A link is told as a link.
  static func kind(of path: String) -> DiskEntry.Kind? {
    var status = stat()
    return lstat(path, &status) == 0 ? DiskEntry.Kind(mode: status.st_mode) : nil
  }

  /// True for a folder, also when a link leads to it: for the places a caller names.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && DiskEntry.Kind(mode: status.st_mode) == .folder
  }

  /// Gives a file's bytes to `body` piece by piece and returns how many there were.
  ///
  /// Only regular files are opened: a pipe or a device cannot make us wait, a link is not followed.
  @discardableResult
  static func stream(
    _ path: String, upTo limit: Int = .max, _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(BundleError) -> Int {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: chunk, alignment: 16)
    defer { buffer.deallocate() }
    return try stream(path, upTo: limit, using: buffer, body)
  }

  /// The same through a buffer that serves many files.
  @discardableResult
  static func stream(
    _ path: String, upTo limit: Int = .max, using buffer: UnsafeMutableRawBufferPointer,
    _ body: (UnsafeRawBufferPointer) -> Void
  ) throws(BundleError) -> Int {
    let file = try openForReading(path)
    defer { close(file) }
    var total = 0
    while total < limit {
      let count = read(file, buffer.baseAddress, min(buffer.count, limit - total))
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw failure(.read, path) }
      guard count > 0 else { break }
      body(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
      total += count
    }
    return total
  }

  /// A regular file's size; what else stands there is an error.
  static func size(of path: String) throws(BundleError) -> Int {
    var status = stat()
    guard lstat(path, &status) == 0 else { throw failure(.read, path) }
    guard DiskEntry.Kind(mode: status.st_mode) == .file else {
      throw BundleError(.read, path, "It is not a regular file")
    }
    return Int(status.st_size)
  }

  /// A file's bytes, at most `limit` of them.
  static func bytes(of path: String, upTo limit: Int = .max) throws(BundleError) -> [UInt8] {
    let file = try openForReading(path)
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure(.read, path) }
    var result: [UInt8] = []
    var room = min(limit, max(Int(status.st_size), 0) + 1)
    while result.count < limit {
      let before = result.count
      result.reserveCapacity(before + room)
      let piece = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        var got = read(file, buffer.baseAddress, room)
        while got < 0 && errno == EINTR { got = read(file, buffer.baseAddress, room) }
        count = max(got, 0)
        if got < 0 { room = -1 }
      }
      guard room >= 0 else { throw failure(.read, path) }
      if piece.isEmpty { break }
      if before == 0 { result = piece } else { result += piece }
      room = min(chunk, limit - result.count)
    }
    return result
  }

  /// Opens a regular file, and nothing else; the caller closes it.
  static func openForReading(_ path: String) throws(BundleError) -> Int32 {
    let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw failure(.read, path) }
    var status = stat()
    guard fstat(file, &status) == 0 else {
      let error = failure(.read, path)
      close(file)
      throw error
    }
    guard DiskEntry.Kind(mode: status.st_mode) == .file else {
      close(file)
      throw BundleError(.read, path, "It is not a regular file")
    }
    return file
  }
}
