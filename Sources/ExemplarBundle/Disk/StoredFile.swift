internal import Foundation

/// A regular file, open as long as somebody reads from it, whatever happens to its name meanwhile.
///
/// ```swift
/// let file = try StoredFile("data/artifacts/card.png", below: "exemplars/paper-circuits/v2")
/// file.size   // 48120
/// ```
public final class StoredFile: Sendable {
  /// How many bytes it had when it was opened.
  public let size: Int
  private let descriptor: Int32
  private let path: String

  /// Opens a file below a folder; no link below the folder is followed.
  public init(_ path: String, below folder: String) throws(BundleError) {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC
    var place = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    var trouble = place < 0 ? Disk.failure(.read, path) : nil
    let names = path.split(separator: "/", omittingEmptySubsequences: false)
    for (depth, name) in names.enumerated() where trouble == nil {
      let isLast = depth == names.count - 1
      let next = openat(place, String(name), isLast ? flags : flags | O_DIRECTORY)
      if next < 0 { trouble = Disk.failure(.read, path) }
      close(place)
      place = next
    }
    if let trouble { throw trouble }
    var status = stat()
    guard fstat(place, &status) == 0, DiskEntry.Kind(mode: status.st_mode) == .file else {
      close(place)
      throw BundleError(.read, path, "It is not a regular file")
    }
    size = Int(status.st_size)
    descriptor = place
    self.path = path
  }

  deinit { close(descriptor) }

  /// Reads bytes from a place on, as many as there is room for and the system gives; how many those are.
  ///
  /// - Throws: also where there is none: the file was cut while it was read.
  public func read(
    at offset: Int, into room: UnsafeMutableRawBufferPointer
  ) throws(BundleError) -> Int {
    var got = pread(descriptor, room.baseAddress, room.count, off_t(offset))
    while got < 0 && errno == EINTR {
      got = pread(descriptor, room.baseAddress, room.count, off_t(offset))
    }
    guard got >= 0 else { throw Disk.failure(.read, path) }
    guard got > 0 || room.isEmpty else { throw BundleError(.read, path, "It was cut meanwhile") }
    return got
  }
}
