import ExemplarCuration
import ExemplarServer
import ExemplarTesting
import Foundation
import Testing

@Suite(.enabled(if: SmallDisk.isAllowed, "needs the right to mount a small file system"))
struct FullDiskUploadTests {
  @Test(arguments: [0, 40, 400, 1_500])
  func `keeps nothing of a bag for which the disk has no room, and takes it afterwards`(room: Int)
    async throws
  {
    let folder = try TemporaryFolder()
    try SmallDisk.mount(folder, room: 24_000)
    let outcome: Result<Void, any Error>
    do {
      try await ServerTrial.run(in: folder) { trial in
        let maria = try trial.token("Maria")
        _ = try await trial.submit(SchoolBag(id: "bean-diary").zip(), as: maria)
        let noise = (0..<1_200_000).map { _ in UInt8.random(in: 97...122) }
        let zip = try SchoolBag(files: ["materials/large.txt": noise]).zip()
        try SmallDisk.fill(trial.school.folder, leaving: room)
        let answer = try await trial.submit(zip, as: maria, headers: [("Idempotency-Key", "k")])
        #expect(answer.status == 507 && answer.code == "no-space", "\(answer.text)")
        #expect(!answer.text.contains(folder.path))
        #expect(try await trial.leftovers() == [])
        #expect(trial.names(".exemplar/received").count == 1)
        try FileManager.default.removeItem(at: folder.url("filler"))
        // The key is free again: nothing had been done.
        let taken = try await trial.submit(zip, as: maria, headers: [("Idempotency-Key", "k")])
        #expect(taken.status == 201, "\(taken.text)")
      }
      outcome = .success(())
    } catch { outcome = .failure(error) }
    #expect(try SmallDisk.unmount(folder), "the small disk is still in use")
    try outcome.get()
  }
}
