internal import Foundation
internal import Glibc

/// A lock on a file that the system takes back when the process ends, however it ends.
final class FileLock {
  private let descriptor: Int32

  /// Waits for the lock as long as `patience` allows; `waiting` is called once when somebody else holds it.
  ///
  /// The file holds the number of the process that has the lock, for a message.
  convenience init(
    path: String, patience: TimeInterval, waiting: (_ holder: String) -> Void
  ) throws(IndexError) {
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else {
      throw .cannotWrite(path: path, reason: String(cString: strerror(errno)))
    }
    do throws(IndexError) {
      try FileLock.acquire(descriptor, path, patience, waiting)
    } catch {
      close(descriptor)
      throw error
    }
    self.init(held: descriptor)
  }

  /// Owns a descriptor from here on: nothing fails any more, so it is closed once.
  private init(held descriptor: Int32) {
    self.descriptor = descriptor
    let note = "\(getpid())\n"
    if ftruncate(descriptor, 0) == 0 { _ = pwrite(descriptor, note, note.utf8.count, 0) }
  }

  private static func acquire(
    _ descriptor: Int32, _ path: String, _ patience: TimeInterval,
    _ waiting: (_ holder: String) -> Void
  ) throws(IndexError) {
    let deadline = Date().addingTimeInterval(patience)
    var told = false
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      let reason = errno
      guard reason == EWOULDBLOCK || reason == EINTR else {
        throw .cannotWrite(path: path, reason: String(cString: strerror(reason)))
      }
      let holder = FileLock.holder(path)
      if !told { waiting(holder) }
      told = true
      guard Date() < deadline else { throw .locked(holder: holder) }
      usleep(50_000)
    }
  }

  deinit {
    // Whoever holds it next may leave no note, and must not be taken for this process.
    _ = ftruncate(descriptor, 0)
    // Closing alone lets go only when no child process, between its making and its program, has a copy (flock(2)).
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// The number in the file, if such a process is there; empty when nobody knows.
  private static func holder(_ path: String) -> String {
    let text = FileManager.default.contents(atPath: path).map {
      String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    guard let text, let process = pid_t(text), process > 0 else { return "" }
    return kill(process, 0) == 0 || errno == EPERM ? text : ""
  }
}
