import ExemplarBundle
import ExemplarCatalog
import ExemplarCuration
import ExemplarSearch
import ExemplarTesting
import Foundation
import Testing

/// Programs that are killed between two writes, at every named point; whoever acts next finds old or new.
@Suite struct CrashTests {
  /// Runs a step in a process of its own that is killed when it reaches a point.
  static func killed(_ folder: String, at point: String, _ step: (Curation) throws -> Void) throws {
    let repository = try Repository(at: folder)
    var configuration = RepositoryConfiguration()
    configuration.curators = ["Ana", "Luis"]
    configuration.administrators = ["Root"]
    try step(
      Desk.curation(
        repository, configuration, clock: { Date(timeIntervalSince1970: 1_795_000_000) }
      ) { reached in
        if reached.rawValue == point { kill(getpid(), SIGKILL) }
      })
  }

  /// What holds after every kill, once somebody has acted again.
  private func expectWhole(_ desk: Desk) throws {
    _ = try desk.curation.reconcile()
    #expect(try desk.curation.firstBrokenEvent() == nil)
    for submission in try desk.curation.submissions() {
      let dossier = try desk.curation.dossier(of: submission.number)
      if let newest = dossier.newest {
        #expect(try Bag.verify(folder: newest).filter { $0.severity == .error } == [])
      }
      if submission.state == .published, let version = submission.version {
        #expect(
          try desk.repository.digest(of: submission.exemplar, version: version)
            == submission.digest)
      }
    }
    #expect(try desk.curation.adoptAll(by: desk.root) == [:])
  }

  @Test(arguments: [
    ("submitStaged", 0), ("submitMoved", 0), ("submitRecorded", 0), ("submitCommitted", 1),
  ])
  func `keeps all of a submission or nothing when it is killed`(point: String, kept: Int)
    async throws
  {
    let desk = try Desk()
    let draft = try desk.draft()
    let folder = desk.repository.root
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [folder = folder as String, draft = draft as String, point] in
      try CrashTests.killed(folder, at: point) { curation in
        _ = try curation.submit(draft, by: curation.actor(named: "Maria"))
      }
    }
    #expect(try desk.curation.submissions().count == kept)
    try expectWhole(desk)
    let receipt = try desk.curation.submit(draft, by: desk.maria)
    #expect(receipt.isNew == (kept == 0) && receipt.submission.number == 1)
    try desk.submit("another-lesson")
    #expect(desk.names(".exemplar/received").count == 2)
    #expect(desk.names(".exemplar/staging") == [])
  }

  @Test(arguments: [
    ("publishStaged", false), ("publishAnnounced", false), ("publishRenamed", true),
    ("publishRecorded", true), ("publishConfirmed", true),
  ])
  func `has published a version or not when it is killed`(point: String, isPublic: Bool)
    async throws
  {
    let desk = try Desk()
    try desk.published()
    let number = try desk.approved(lesson: "Fold it twice.")
    let folder = desk.repository.root
    await #expect(processExitsWith: .signal(SIGKILL)) {
      [folder = folder as String, number = number as Int, point] in
      try CrashTests.killed(folder, at: point) { curation in
        _ = try curation.publish([number], by: curation.actor(named: "Ana"))
      }
    }
    try expectWhole(desk)
    let submission = try desk.curation.submission(number)
    #expect(submission.state == (isPublic ? .published : .approved))
    #expect(try desk.curation.submission(1).state == (isPublic ? .superseded : .published))
    #expect(try desk.repository.versions(of: "paper-circuits") == (isPublic ? [1, 2] : [1]))
    if !isPublic {
      #expect(try desk.curation.move(.publish, number, by: desk.ana).version == 2)
    }
    #expect(desk.names(".exemplar/staging").count <= (isPublic ? 2 : 0))
    try expectWhole(desk)
  }

  @Test(arguments: [
    "withdrawAnnounced", "withdrawTombstone", "withdrawErasing", "withdrawErased",
    "withdrawRecorded", "withdrawConfirmed",
  ])
  func `carries a withdrawal out when it was killed once it was announced`(point: String)
    async throws
  {
    let desk = try Desk()
    try desk.published(lesson: "Xylomarker folds.")
    let folder = desk.repository.root
    await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String, point] in
      try CrashTests.killed(folder, at: point) { curation in
        _ = try curation.withdraw(
          "paper-circuits", by: curation.actor(named: "Ana"),
          reason: Reason(.privacy, notes: "A family asked for it."))
      }
    }
    let errors = try desk.curation.doctor().findings.map(\.finding).filter { $0.severity == .error }
    #expect(errors == [], "what is announced is being erased, and not lost")
    try expectWhole(desk)
    #expect(try desk.curation.submission(1).state == .withdrawn)
    #expect(desk.names("exemplars/paper-circuits") == ["withdrawn.yaml"])
    #expect(desk.names(".exemplar/received") == [])
    #expect(try IndexReader(desk.school.index).search(SearchRequest("folds")).total == 0)
    let kinds = try desk.curation.events(exemplar: "paper-circuits").map(\.kind)
    #expect(kinds.suffix(3) == [.withdrawing, .withdrawn, .withdrawn])
    #expect(try desk.curation.reconcile() == [])
  }

  @Test(arguments: ["liftAnnounced", "liftRemoved"])
  func `lifts a tombstone to its end when it was killed`(point: String) async throws {
    let desk = try Desk()
    try desk.published()
    _ = try desk.curation.withdraw("paper-circuits", by: desk.ana, reason: .needed)
    let folder = desk.repository.root
    await #expect(processExitsWith: .signal(SIGKILL)) { [folder = folder as String, point] in
      try CrashTests.killed(folder, at: point) { curation in
        try curation.lift("paper-circuits", by: curation.actor(named: "Root"))
      }
    }
    try expectWhole(desk)
    #expect(try desk.curation.submission(1).state == .published)
    #expect(try desk.repository.currentVersion(of: "paper-circuits") == 1)
    #expect(try IndexReader(desk.school.index).search(SearchRequest("fold")).total == 1)
  }
}
