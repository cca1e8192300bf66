import ExemplarTesting
import Foundation

/// A small file system, mounted while a test runs.
enum SmallDisk {
  /// Whether this process may mount one.
  static let isAllowed: Bool = {
    do {
      let folder = try TemporaryFolder()
      guard try run("mount", ["-t", "tmpfs", "-o", "size=64k", "tmpfs", folder.path]) else {
        return false
      }
      return try unmount(folder)
    } catch { return false }
  }()

  /// Mounts one with some room, in KiB; the folder must be unmounted.
  static func mount(_ folder: TemporaryFolder, room: Int) throws {
    guard try run("mount", ["-t", "tmpfs", "-o", "size=\(room)k", "tmpfs", folder.path]) else {
      throw Unprepared(remarks: "The small disk could not be mounted.")
    }
  }

  /// Changes its room, or makes it read-only: `size=900k`, `ro`.
  static func remount(_ folder: TemporaryFolder, _ option: String) throws {
    guard try run("mount", ["-o", "remount,\(option)", folder.path]) else {
      throw Unprepared(remarks: "The small disk could not be mounted again.")
    }
  }

  /// A program that is just being started may hold copies of files on it for an instant.
  @discardableResult
  static func unmount(_ folder: TemporaryFolder) throws -> Bool {
    for _ in 0..<20 {
      if try run("umount", [folder.path]) { return true }
      usleep(20_000)
    }
    return false
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
