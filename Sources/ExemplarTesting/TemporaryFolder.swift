public import Foundation

/// A folder that is gone when the test is over.
///
/// ```swift
/// let folder = try TemporaryFolder()
/// try folder.write("lesson.md", "# Paper circuits")
/// folder.url("lesson.md")   // file:///tmp/exemplar-test-…/lesson.md
/// ```
public final class TemporaryFolder: Sendable {
  /// The folder itself.
  public let url: URL

  /// Makes an empty folder; in memory where there is such a place, so that no sync waits for a disk.
  public init(inMemory: Bool = false) throws {
    let memory = URL(fileURLWithPath: "/dev/shm")
    let isThere = inMemory && FileManager.default.isWritableFile(atPath: memory.path)
    url = (isThere ? memory : FileManager.default.temporaryDirectory)
      .appendingPathComponent("exemplar-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit {
    do { try FileManager.default.removeItem(at: url) } catch {
      print("A test's folder could not be removed: \(error)")
    }
  }

  /// The folder's path.
  public var path: String { url.path }

  /// A place inside the folder.
  public func url(_ path: String) -> URL { url.appendingPathComponent(path) }

  /// Writes a file, making the folders above it.
  @discardableResult
  public func write(_ path: String, _ text: String) throws -> URL {
    try write(path, Data(text.utf8))
  }

  /// Writes a file, making the folders above it.
  @discardableResult
  public func write(_ path: String, _ data: Data) throws -> URL {
    let place = url(path)
    try FileManager.default.createDirectory(
      at: place.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: place)
    return place
  }
}
