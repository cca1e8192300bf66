internal import Glibc

/// A file whose bytes are read where they are looked at.
///
/// It must never be written in place, only be replaced by a rename: what is cut off under a mapping ends the process.
final class MappedFile: Sendable {
  // Mapped for reading alone, where it stays until nobody holds the file any more.
  nonisolated(unsafe) let bytes: UnsafeRawBufferPointer

  /// `EXEMPLAR_READ=copy`: nothing is mapped, on disks where a mapping may break off.
  static var isAllowed: Bool {
    guard let setting = getenv("EXEMPLAR_READ") else { return true }
    return strcmp(setting, "copy") != 0
  }

  /// Maps a file of a known length; nil where there is none, or one of another length, or where nothing is mapped.
  init?(path: String, count: Int) {
    guard MappedFile.isAllowed else { return nil }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { close(descriptor) }
    var status = stat()
    guard count > 0, fstat(descriptor, &status) == 0, Int(status.st_size) == count,
      let start = mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), start != MAP_FAILED
    else { return nil }
    bytes = UnsafeRawBufferPointer(start: start, count: count)
  }

  deinit { munmap(UnsafeMutableRawPointer(mutating: bytes.baseAddress), bytes.count) }
}
