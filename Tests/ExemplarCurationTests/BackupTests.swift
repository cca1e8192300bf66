import ExemplarBundle
import ExemplarCatalog
import ExemplarCuration
import ExemplarIndexing
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing

@Suite struct BackupTests {
  private func filled() throws -> Desk {
    let desk = try Desk()
    try desk.published("paper-circuits", lesson: "Tape the copper.")
    try desk.submit("bean-diary")
    return desk
  }

  private func copy(_ path: String, of desk: Desk) throws -> Curation {
    Desk.curation(try Repository(at: path), desk.configuration)
  }

  @Test func `makes a copy that is a repository: whole, searchable, with its workflow`() throws {
    let desk = try filled()
    let folder = try TemporaryFolder(inMemory: true)
    let target = folder.url("backups/today").path
    let report = try desk.curation.backup(to: target)
    #expect(report.folder == target && report.files > 20 && report.bytes > 10_000)
    let curation = try copy(target, of: desk)
    #expect(!FileManager.default.fileExists(atPath: target + "/index/db"))
    #expect(try Indexer(curation.repository).bringUpToDate().indexed == 1)
    #expect(try curation.doctor().findings == [])
    let reader = try IndexReader(IndexFolder(repository: target))
    #expect(try reader.search(SearchRequest("copper")).hits.map(\.card.id) == ["paper-circuits"])
    #expect(try curation.allEvents() == desk.curation.allEvents())
    let ana = curation.actor(named: "Ana")
    _ = try curation.move(.claim, 2, by: ana)
    _ = try curation.move(.approve, 2, by: ana)
    _ = try curation.publish([2], by: ana)
    #expect(try curation.repository.ids() == ["bean-diary", "paper-circuits"])
    #expect(try desk.repository.ids() == ["paper-circuits"])
    let beside = try FileManager.default.contentsOfDirectory(atPath: folder.url("backups").path)
    #expect(beside == ["today"])
  }

  @Test func `copies what lies there and leaves out what is derived or temporary`() throws {
    let desk = try filled()
    let folder = try TemporaryFolder(inMemory: true)
    try desk.school.folder.write(".exemplar/staging/1111/half", "half")
    try desk.school.folder.write(".exemplar/received/orphan/half", "half")
    chmod(desk.school.folder.url("index/fields.yaml").path, 0o640)
    _ = try desk.curation.backup(to: folder.url("copy").path)
    func files(_ root: URL) throws -> [String] {
      try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { path in
        !path.hasPrefix("index/db") && !path.hasPrefix("drafts")
          && !path.hasPrefix(".exemplar/staging") && !path.hasPrefix(".exemplar/received/orphan")
          && !path.hasPrefix(".exemplar/fingerprints") && !path.contains("workflow.sqlite-")
          && !path.hasSuffix(".lock")
      }.sorted()
    }
    let copies = try files(folder.url("copy"))
    #expect(copies == (try files(desk.school.folder.url)))
    for path in copies where !path.hasSuffix(".sqlite") {
      let one = desk.school.folder.url(path)
      let other = folder.url("copy/" + path)
      var kinds = [stat(), stat()]
      #expect(lstat(one.path, &kinds[0]) == 0 && lstat(other.path, &kinds[1]) == 0)
      #expect(kinds[0].st_mode == kinds[1].st_mode, "\(path)")
      guard kinds[0].st_mode & S_IFMT == S_IFREG else { continue }
      #expect(try Data(contentsOf: one) == Data(contentsOf: other))
      #expect(kinds[0].st_mtim.tv_sec == kinds[1].st_mtim.tv_sec)
    }
  }

  @Test func `copies a repository that has no workflow yet`() throws {
    let desk = try Desk()
    try desk.school.publish("sound-walk", title: "Sound walk")
    let folder = try TemporaryFolder(inMemory: true)
    _ = try desk.curation.backup(to: folder.url("copy").path)
    #expect(try Repository(at: folder.url("copy").path).ids() == ["sound-walk"])
    #expect(
      !FileManager.default.fileExists(atPath: folder.url("copy/.exemplar/workflow.sqlite").path))
  }

  @Test func `fills an empty folder and refuses any other`() throws {
    let desk = try filled()
    let folder = try TemporaryFolder(inMemory: true)
    let empty = folder.url("empty").path
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    _ = try desk.curation.backup(to: empty)
    #expect(
      Set(try FileManager.default.contentsOfDirectory(atPath: empty)) == [
        "exemplars", "index", ".exemplar",
      ])
    let again = curationError { _ = try desk.curation.backup(to: empty) }
    #expect(
      again?.message
        == "“\(empty)” is not empty. A backup is written into a new or an empty folder.")
    try folder.write("half/.unfinished-backup/x", "x")
    let half = curationError { _ = try desk.curation.backup(to: folder.url("half").path) }
    #expect(half?.message.contains("never finished") == true)
    try folder.write("file", "x")
    let file = curationError { _ = try desk.curation.backup(to: folder.url("file").path) }
    #expect(file?.message.contains("no folder") == true)
    let inside = curationError {
      _ = try desk.curation.backup(to: desk.school.folder.url("exemplars/copy").path)
    }
    #expect(inside?.message.contains("in the repository itself") == true)
    #expect(desk.names("exemplars").contains("copy") == false)
  }

  @Test func `leaves nothing half when something cannot be copied`() throws {
    let desk = try filled()
    let folder = try TemporaryFolder(inMemory: true)
    #expect(mkfifo(desk.school.folder.url("exemplars/pipe").path, 0o600) == 0)
    for place in ["new", "empty"] {
      if place == "empty" {
        try FileManager.default.createDirectory(
          at: folder.url(place), withIntermediateDirectories: true)
      }
      let error = curationError { _ = try desk.curation.backup(to: folder.url(place).path) }
      #expect(error?.message.contains("neither a file nor a folder") == true)
    }
    #expect(try FileManager.default.subpathsOfDirectory(atPath: folder.path) == ["empty"])
  }

  @Test func `waits for whoever is writing`() throws {
    let desk = try filled()
    let folder = try TemporaryFolder(inMemory: true)
    let lock = Mutexed(try RepositoryLock(desk.repository.writerLockPath))
    Thread.detachNewThread {
      usleep(300_000)
      lock.release()
    }
    let began = ContinuousClock.now
    _ = try desk.curation.backup(to: folder.url("copy").path)
    #expect(ContinuousClock.now - began > .milliseconds(200))
  }
}

/// A lock that another thread lets go of.
private final class Mutexed: @unchecked Sendable {
  // One thread writes it, once.
  private var lock: RepositoryLock?
  init(_ lock: RepositoryLock) { self.lock = lock }
  func release() { lock = nil }
}
