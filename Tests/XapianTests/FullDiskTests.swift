import ExemplarTesting
import Foundation
import Testing
import Xapian

/// A file system of 600 KB.
private enum SmallDisk {
  /// Whether this process may mount one.
  static let isAllowed: Bool = {
    do { return try mounted { _ in } } catch { return false }
  }()

  /// Mounts one for as long as the body runs; `false` when that is not allowed.
  static func mounted(_ body: (TemporaryFolder) throws -> Void) throws -> Bool {
    let folder = try TemporaryFolder()
    let arguments = ["-t", "tmpfs", "-o", "size=600k", "tmpfs", folder.path]
    guard try run("mount", arguments) else { return false }
    let outcome = Result { try body(folder) }
    #expect(try unmounted(folder), "the small disk is still in use")
    try outcome.get()
    return true
  }

  /// A process that another test is just starting may hold copies of the files for an instant.
  private static func unmounted(_ folder: TemporaryFolder) throws -> Bool {
    for _ in 0..<20 {
      if try run("umount", [folder.path]) { return true }
      Thread.sleep(forTimeInterval: 0.02)
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

@Suite struct FullDiskTests {
  @Test(
    .enabled(if: SmallDisk.isAllowed, "needs the right to mount a small file system"))
  func `says storage when the disk is full, and keeps what was committed`() throws {
    let mounted = try SmallDisk.mounted { folder in
      let path = folder.url("db").path
      try fill(path)
      let database = try Database(path: path)
      let kept = try database.match(
        MatchRequest(.term("kept"), limit: 100, checkAtLeast: .max, fetch: .data))
      #expect(kept.items.count == 100 && kept.isExact)
      #expect(kept.items.first?.data == Array("kept number1".utf8))
      // A writer may come back once there is room.
      let room = try patientWriter(path, mode: .open).documentCount
      #expect(room >= 100)
    }
    #expect(mounted)
  }

  /// Commits a hundred documents, and then more until there is no room.
  private func fill(_ path: String) throws {
    var writer = try WritableDatabase(path: path)
    for number in 1...100 { try writer.add(IndexedDocument(text: "kept number\(number)")) }
    try writer.commit()
    do {
      for round in 1...1_000 {
        for number in 1...100 {
          try writer.add(IndexedDocument(text: "lost number\(round * 1_000 + number)"))
        }
        try writer.commit()
      }
      Issue.record("the disk never filled")
    } catch {
      #expect(error.status == .storage)
      #expect("\(error)".contains("No space left on device"))
    }
  }
}
