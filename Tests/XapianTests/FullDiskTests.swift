import ExemplarTesting
import Foundation
import Testing
import Xapian

@Suite struct FullDiskTests {
  @Test(
    .enabled(if: SmallDisk.isAllowed, "needs the right to mount a small file system"))
  func `says storage when the disk is full, and keeps what was committed`() throws {
    try onSmallDisk { folder in
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
  }

  /// Mounts a file system of 600 KB for as long as the body runs.
  private func onSmallDisk(_ body: (TemporaryFolder) throws -> Void) throws {
    let folder = try TemporaryFolder()
    try SmallDisk.mount(folder, room: 600)
    let outcome = Result { try body(folder) }
    #expect(try SmallDisk.unmount(folder), "the small disk is still in use")
    try outcome.get()
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
