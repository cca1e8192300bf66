import ExemplarCatalog
import ExemplarLanguage
import ExemplarTesting
import Foundation
import Testing

@Suite struct BackupCommandTests {
  @Test func `makes a copy that doctor and search take for a repository`() async throws {
    let school = try await lessons()
    let folder = try TemporaryFolder(inMemory: true)
    let copy = folder.url("copy").path
    let made = try await Program.exemplar.run("backup", copy, in: school.folder)
    #expect(made.status == 0 && made.answer.hasPrefix("The copy is in \(copy): "))
    let found = try await Program.exemplar.run(
      "search", "bean", "--quiet", "--repository", copy, in: school.folder)
    #expect(found.status == 0 && found.answer.hasPrefix("1 lesson · bean"))
    let sound = try await Program.exemplar.run("doctor", "--repository", copy, in: school.folder)
    #expect(sound.status == 0)
    let again = try await Program.exemplar.run("backup", copy, in: school.folder)
    #expect(again.status == 2 && again.told.contains("is not empty"))
  }

  @Test(.enabled(if: SmallDisk.isAllowed, "needs the right to mount a small file system"))
  func `says that the disk is full, and leaves nothing there`() async throws {
    let school = try await lessons()
    try school.folder.write("exemplars/big/v1/data/film.bin", Data(count: 4 << 20))
    let disk = try TemporaryFolder()
    try SmallDisk.mount(disk, room: 2_000)
    defer { #expect(throws: Never.self) { try SmallDisk.unmount(disk) } }
    for place in [disk.path, disk.url("new").path] {
      let full = try await Program.exemplar.run("backup", place, in: school.folder)
      #expect(full.status == 2 && full.answer == "")
      #expect(full.told.contains("No space left on device"), "\(full.told)")
      #expect(full.told.contains("nothing was left there"), "\(full.told)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == [])
    }
  }
}
