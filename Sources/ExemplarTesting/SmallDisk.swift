internal import Foundation

/// A small file system, mounted while a test runs.
public enum SmallDisk {
  /// Whether this process may mount one.
  public static let isAllowed: Bool = {
    do {
      let folder = try TemporaryFolder()
      guard try run("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.path]) else {
        return false
      }
      return try unmount(folder)
    } catch { return false }
  }()

  /// Mounts one with some room, in KiB; the folder must be unmounted.
  public static func mount(_ folder: TemporaryFolder, room: Int) throws {
    guard try run("mount", ["-t", "tmpfs", "-o", "size=\(room)k", "tmpfs", folder.path]) else {
      throw Refused()
    }
  }

  /// Changes its room, or makes it read-only: `size=900k`, `ro`.
  public static func remount(_ folder: TemporaryFolder, _ option: String) throws {
    guard try runPatiently("mount", ["-o", "remount,\(option)", folder.path]) else {
      throw Refused()
    }
  }

  /// Takes it away; false when somebody keeps using it.
  @discardableResult
  public static func unmount(_ folder: TemporaryFolder) throws -> Bool {
    try runPatiently("umount", [folder.path])
  }

  /// A program that is just being started may hold copies of files on it for an instant.
  private static func runPatiently(_ program: String, _ arguments: [String]) throws -> Bool {
    for _ in 0..<50 {
      if try run(program, arguments) { return true }
      usleep(20_000)
    }
    return false
  }

  /// The system does not mount it, or not so.
  public struct Refused: Error {}

  /// Leaves so many KiB of it free, beside a file that is called `filler`.
  public static func fill(_ folder: TemporaryFolder, leaving room: Int) throws {
    let facts = try FileManager.default.attributesOfFileSystem(forPath: folder.path)
    let free = (facts[.systemFreeSize] as? NSNumber)?.intValue ?? 0
    try folder.write("filler", Data(count: max(free / 1024 - room, 0) * 1024))
  }

  private static func run(_ program: String, _ arguments: [String]) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [program] + arguments
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
