internal import Foundation

/// An archive that is open: one file from the first look to the last, whatever its name comes to mean.
struct ArchiveFile: ~Copyable {
  let path: String
  let handle: Int32
  let size: Int
  private let before: stat

  /// Opens a regular file.
  init(_ path: String) throws(BundleError) {
    let handle = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard handle >= 0 else { throw Disk.failure(.read, path) }
    var status = stat()
    guard fstat(handle, &status) == 0, DiskEntry.Kind(mode: status.st_mode) == .file else {
      close(handle)
      throw BundleError(.read, path, "It is not a regular file")
    }
    self.path = path
    self.handle = handle
    size = Int(status.st_size)
    before = status
  }

  deinit { close(handle) }

  /// So many bytes from a place; fewer at the end.
  func bytes(at offset: Int, count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: max(count, 0)) { buffer, done in
      while done < count {
        let got = pread(handle, buffer.baseAddress! + done, count - done, off_t(offset + done))
        if got < 0 && errno == EINTR { continue }
        guard got > 0 else { return }
        done += got
      }
    }
  }

  /// Fills the front of a buffer from a place.
  func read(
    _ count: Int, at offset: Int, into buffer: UnsafeMutableRawBufferPointer
  ) throws(BundleError) -> UnsafeRawBufferPointer {
    while true {
      let got = pread(handle, buffer.baseAddress, min(count, buffer.count), off_t(offset))
      if got < 0 && errno == EINTR { continue }
      guard got > 0 else {
        throw got < 0 ? Disk.failure(.read, path) : Self.changed(path)
      }
      return UnsafeRawBufferPointer(rebasing: buffer[..<got])
    }
  }

  /// Throws when somebody wrote into the file since it was opened.
  func checkUnchanged() throws(BundleError) {
    var now = stat()
    guard fstat(handle, &now) == 0 else { throw Disk.failure(.read, path) }
    let isSame =
      now.st_size == before.st_size && now.st_mtim.tv_sec == before.st_mtim.tv_sec
      && now.st_mtim.tv_nsec == before.st_mtim.tv_nsec
    guard isSame else { throw Self.changed(path) }
  }

  private static func changed(_ path: String) -> BundleError {
    BundleError(.read, path, "It changed while it was read")
  }
}
