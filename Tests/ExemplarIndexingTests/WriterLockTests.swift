import ExemplarBundle
import ExemplarCatalog
import ExemplarIndexing
import ExemplarLanguage
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing

@Suite struct WriterLockTests {
  @Test func `gives up after its patience, and changes nothing`() throws {
    let school = try indexedSchool()
    let before = try school.databaseFiles()
    try school.publish("sound-walk", title: "Sound walk")
    let lock = try RepositoryLock(school.repository.writerLockPath, waiting: 2)
    var indexer = Indexer(school.repository)
    indexer.patience = 0.1
    var told: [String] = []
    indexer.waiting = { told.append($0) }
    let error = #expect(throws: IndexError.self) { try indexer.bringUpToDate() }
    #expect(error == .locked(holder: "") && told == [""])
    #expect(
      error?.description
        == "Another command is writing the index. Wait until it is done and run this again; nothing was changed."
    )
    #expect(try school.databaseFiles() == before)
    withExtendedLifetime(lock) {}
  }

  @Test func `goes on as soon as the other writer is done`() throws {
    let school = try indexedSchool()
    try school.publish("sound-walk", title: "Sound walk")
    let lock = Held(try RepositoryLock(school.repository.writerLockPath, waiting: 2))
    var indexer = Indexer(school.repository)
    indexer.waiting = { _ in lock.release() }
    #expect(try indexer.bringUpToDate().indexed == 1)
  }

  @Test func `indexes what was published while a rebuild was under way`() throws {
    let school = try indexedSchool()
    var indexer = Indexer(school.repository)
    var isPublished = false
    indexer.progress = { progress in
      guard progress.done == progress.total, !isPublished else { return }
      isPublished = true
      #expect(throws: Never.self) { try school.publish("sound-walk", title: "Sound walk") }
    }
    let report = try indexer.rebuild()
    #expect(report.indexed == 3)
    #expect(try school.found() == ["bean-diary", "paper-circuits", "sound-walk"])
  }

  @Test func `takes the index of a program that rebuilt it meanwhile`() throws {
    let school = try indexedSchool()
    try school.edit("index/fields.yaml", replacing: "label: Title,", with: "label: Heading,")
    let lock = Held(try RepositoryLock(school.index.rebuildLockPath, waiting: 2))
    var indexer = Indexer(school.repository)
    indexer.waiting = { _ in
      lock.release()
      #expect(throws: Never.self) { try school.reindex() }
    }
    let report = try indexer.bringUpToDate()
    #expect(report.rebuilt == nil && report.unchanged == 2 && report.indexed == 0)
  }
}

/// A lock that can be let go of.
private final class Held {
  private var lock: RepositoryLock?
  init(_ lock: RepositoryLock) { self.lock = lock }
  func release() { lock = nil }
}
