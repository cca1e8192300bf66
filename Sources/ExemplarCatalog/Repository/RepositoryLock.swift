internal import Foundation

/// One program at a time: a lock on a file that the system gives back when its holder ends, however it ends.
///
/// ```swift
/// let lock = try RepositoryLock(repository.writerLockPath)   // waits for nobody
/// ```
/// The repository's writer lock covers publishing and the last step of rebuilding the index. The file stays;
/// only the lock on it counts (`flock(2)`).
public final class RepositoryLock: Sendable {
  private let handle: Int32

  /// Takes the lock, or throws `locked` when another program holds it longer than we may wait.
  public convenience init(_ path: String, waiting seconds: Double = 0) throws(RepositoryError) {
    let handle = try Self.open(path)
    let end = ContinuousClock.now + .seconds(seconds)
    while flock(handle, LOCK_EX | LOCK_NB) != 0 {
      guard ContinuousClock.now < end else {
        close(handle)
        throw RepositoryError(
          .locked,
          "Another program is writing to this repository (it holds “\(path)”). Try again when it is done."
        )
      }
      usleep(20_000)
    }
    self.init(handle: handle)
  }

  /// Takes the lock if nobody holds it, else gives nil.
  public static func ifFree(_ path: String) throws(RepositoryError) -> RepositoryLock? {
    let handle = try open(path)
    if flock(handle, LOCK_EX | LOCK_NB) == 0 { return RepositoryLock(handle: handle) }
    close(handle)
    return nil
  }

  private init(handle: Int32) { self.handle = handle }

  private static func open(_ path: String) throws(RepositoryError) -> Int32 {
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw RepositoryError(.system, "Could not make “\(folder)”: \(error.localizedDescription)")
    }
    let handle = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    if handle >= 0 { return handle }
    throw RepositoryError(
      .system, "Could not open “\(path)”: \(String(cString: strerror(errno))).")
  }

  deinit {
    // Closing alone lets go only when no child process, between its making and its program, has a copy (flock(2)).
    flock(handle, LOCK_UN)
    close(handle)
  }
}

extension Repository {
  /// The lock that covers publishing and the last step of rebuilding the index.
  public var writerLockPath: String { indexFolder + "/db/writer.lock" }
}
