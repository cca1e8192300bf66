import ExemplarCatalog
import ExemplarTesting
import Foundation
import Testing

@Suite struct FullDiskTests {
  /// Runs a test on a disk of some room, in KiB.
  private func onDisk(
    room: Int, _ body: (SmallRepository) async throws -> Void
  ) async throws {
    let folder = try TemporaryFolder()
    try SmallDisk.mount(folder, room: room)
    let outcome: Result<Void, any Error>
    do {
      outcome = .success(try await body(try SmallRepository(in: folder)))
    } catch { outcome = .failure(error) }
    #expect(try SmallDisk.unmount(folder), "the small disk is still in use")
    try outcome.get()
  }

  @Test(.enabled(if: SmallDisk.isAllowed, "needs the right to mount a small file system"))
  func `says that the disk is full, and the old index still answers`() async throws {
    try await onDisk(room: 24_000) { school in
      try school.publish("bean-diary", title: "Bean diary")
      #expect(try await Program.exemplar.run("index", in: school.folder).status == 0)
      let words = (1...40_000).map { "word\($0)" }.joined(separator: " ")
      try school.publish("too-much", title: "Too much", lesson: words)
      for options in [[], ["--rebuild"]] {
        let room = try free(school.folder)
        try SmallDisk.fill(school.folder, leaving: 200)
        let full = try await Program.exemplar.run(["index"] + options, in: school.folder)
        #expect(full.status == 2 && full.answer == "")
        #expect(
          full.told.contains("cannot be written: No space left on device. The index"),
          "\(full.told)")
        #expect(full.told.hasPrefix("exemplar: The index at "))
        let asked = try await Program.exemplar.run("search", "bean", "--quiet", in: school.folder)
        #expect(asked.status == 0 && asked.answer.hasPrefix("1 lesson · bean"))
        try FileManager.default.removeItem(at: school.folder.url("filler"))
        #expect(try free(school.folder) > room - 600, "what was half built is still there")
      }
      let mended = try await Program.exemplar.run("index", in: school.folder)
      #expect(mended.status == 0, "\(mended.remarks)")
      let all = try await Program.exemplar.run("search", "--json", in: school.folder).json()
      #expect(all["total"] as? Int == 2)
    }
  }

  @Test(.enabled(if: SmallDisk.isAllowed, "needs the right to mount a small file system"))
  func `says that the disk is full while importing, and keeps what was public`() async throws {
    try await onDisk(room: 4_000) { school in
      let first = try await Program.exemplar.run(
        ["import", "jsonl", "-"], in: school.folder,
        input: line("bean-diary", title: "Bean diary"))
      #expect(first.status == 0)
      let full = try await Program.exemplar.run(
        ["import", "jsonl", "-"], in: school.folder, input: manyLines(400))
      #expect(full.status == 2 && full.told.contains("No space left on device"))
      #expect(try school.repository.ids() == ["bean-diary"])
      #expect(try await Program.exemplar.run("check", in: school.folder).status == 0)
      #expect(
        try FileManager.default.contentsOfDirectory(
          atPath: school.folder.url(".exemplar/staging").path) == [])
    }
  }

  @Test(.enabled(if: SmallDisk.isAllowed, "needs the right to mount a small file system"))
  func `reads an index that it may not write, and says so where it must make one`() async throws {
    try await onDisk(room: 8_000) { school in
      try school.publish("bean-diary", title: "Bean diary")
      try SmallDisk.remount(school.folder, "ro")
      let none = try await Program.exemplar.run("search", "bean", in: school.folder)
      #expect(none.status == 2 && none.answer == "")
      #expect(none.remarks.hasPrefix("There is no index yet; making it once.\n"))
      #expect(none.told.contains("cannot be written: Read-only file system. The"), "\(none.told)")
      try SmallDisk.remount(school.folder, "rw")
      #expect(try await Program.exemplar.run("index", in: school.folder).status == 0)
      try SmallDisk.remount(school.folder, "ro")
      #expect(try await Program.exemplar.run("search", "bean", in: school.folder).status == 0)
      let refused = try await Program.exemplar.run("index", in: school.folder)
      #expect(refused.status == 2 && refused.told.contains("Read-only file system"))
      try SmallDisk.remount(school.folder, "rw")
    }
  }

  /// What is free, in KiB.
  private func free(_ folder: TemporaryFolder) throws -> Int {
    let facts = try FileManager.default.attributesOfFileSystem(forPath: folder.path)
    return (try #require(facts[.systemFreeSize] as? NSNumber)).intValue / 1024
  }
}
