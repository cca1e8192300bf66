import ExemplarTesting
import Foundation
import Testing
import Xapian

/// A small file system of its own, gone when the test is over.
private final class SmallDisk {
  let folder: TemporaryFolder

  /// Whether this process may mount one.
  static let isAllowed: Bool = {
    do { return try SmallDisk() != nil } catch { return false }
  }()

  init?() throws {
    folder = try TemporaryFolder()
    let arguments = ["-t", "tmpfs", "-o", "size=600k", "tmpfs", folder.path]
    guard try SmallDisk.run("mount", arguments) else { return nil }
  }

  deinit {
    do {
      if try !SmallDisk.run("umount", [folder.path]) {
        Issue.record("the small disk could not be unmounted")
      }
    } catch { Issue.record(error) }
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
    let disk = try #require(try SmallDisk())
    let path = disk.folder.url("db").path
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
    let database = try Database(path: path)
    let kept = try database.match(
      MatchRequest(.term("kept"), limit: 100, checkAtLeast: .max, fetch: .data))
    #expect(kept.items.count == 100 && kept.isExact)
    #expect(kept.items.first?.data == Array("kept number1".utf8))
    // Nobody holds the disk when it is unmounted.
    _ = consume writer
    _ = consume database
  }
}
