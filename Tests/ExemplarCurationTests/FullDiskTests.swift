import ExemplarBundle
import ExemplarCatalog
import ExemplarCuration
import ExemplarTesting
import Foundation
import Testing

@Suite(.enabled(if: SmallDisk.isAllowed, "needs the right to mount a small file system"))
struct FullDiskTests {
  /// Runs a test on a disk of 24 MiB.
  private func onSmallDisk(_ body: (Desk) throws -> Void) throws {
    let folder = try TemporaryFolder()
    try SmallDisk.mount(folder, room: 24_000)
    let outcome = Result { try body(try Desk(in: folder)) }
    #expect(try SmallDisk.unmount(folder), "the small disk is still in use")
    try outcome.get()
  }

  @Test(arguments: [0, 8, 24, 60])
  func `takes nothing when the disk fills while a bag arrives, and all of it afterwards`(room: Int)
    throws
  {
    try onSmallDisk { desk in
      try desk.submit("bean-diary")
      let draft = try desk.draft(files: [
        "materials/large.txt": String(repeating: "x", count: 50_000)
      ])
      let events = try desk.curation.allEvents()
      try SmallDisk.fill(desk.school.folder, leaving: room)
      let error = curationError { _ = try desk.curation.submit(draft, by: desk.maria) }
      #expect(error?.code == .noSpace, "\(error?.message ?? "It was taken.")")
      #expect(try desk.curation.submissions().count == 1)
      try FileManager.default.removeItem(at: desk.school.folder.url("filler"))
      #expect(try desk.curation.allEvents() == events)
      #expect(try desk.curation.submit(draft, by: desk.maria).isNew)
      #expect(desk.names(".exemplar/received").count == 2)
      #expect(desk.names(".exemplar/staging") == [])
      #expect(try desk.curation.firstBrokenEvent() == nil)
    }
  }

  @Test(arguments: [0, 8, 16, 32])
  func `publishes nothing when the disk fills, and all of it afterwards`(room: Int) throws {
    try onSmallDisk { desk in
      let number = try desk.approved()
      try SmallDisk.fill(desk.school.folder, leaving: room)
      var code: CurationError.Code?
      do throws(CurationError) {
        for outcome in try desk.curation.publish([number], by: desk.ana) {
          if case .refused(let error) = outcome.result { code = error.code }
        }
      } catch { code = error.code }
      try FileManager.default.removeItem(at: desk.school.folder.url("filler"))
      _ = try desk.curation.reconcile()
      let state = try desk.curation.submission(number).state
      if let code {
        #expect(code == .noSpace && state == .approved)
        #expect(try desk.repository.versions(of: "paper-circuits") == [])
        #expect(try desk.curation.move(.publish, number, by: desk.ana).version == 1)
      } else {
        #expect(state == .published)
      }
      #expect(try desk.repository.versions(of: "paper-circuits") == [1])
      #expect(try desk.curation.firstBrokenEvent() == nil)
    }
  }

  @Test func `reads the workflow on a disk that may not be written to`() throws {
    try onSmallDisk { desk in
      try desk.submit()
      try desk.curation.store.close()
      try SmallDisk.remount(desk.school.folder, "ro")
      let reading = Desk.curation(desk.repository, desk.configuration)
      #expect(try reading.submissions().map(\.exemplar) == ["paper-circuits"])
      #expect(
        curationError { _ = try reading.move(.cancel, 1, by: desk.maria) }?.code == .system)
      try reading.store.close()
      try SmallDisk.remount(desk.school.folder, "rw")
    }
  }
}
