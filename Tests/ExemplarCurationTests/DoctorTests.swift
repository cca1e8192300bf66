import ExemplarBundle
import ExemplarCatalog
import ExemplarCuration
import ExemplarIndexing
import ExemplarLanguage
import ExemplarTesting
import Foundation
import Testing

@Suite struct DoctorTests {
  /// The codes of the findings that are left, with the places that they name.
  private func codes(_ desk: Desk, repairing: Bool = false) throws -> [String] {
    let report = try desk.curation.doctor(repairingAs: repairing ? desk.root : nil)
    return report.findings.filter { $0.repaired == nil }.map(Self.line)
  }

  private static func line(_ found: DoctorFinding) -> String {
    [found.finding.bundle, found.finding.code].compactMap(\.self).joined(separator: " ")
  }

  /// What a repair mended; a second look finds nothing any more.
  private func repaired(_ desk: Desk) throws -> [String] {
    let report = try desk.curation.doctor(repairingAs: desk.root)
    #expect(report.findings.allSatisfy { $0.repaired != nil })
    #expect(report.sound)
    #expect(try desk.curation.doctor().findings == [])
    return report.findings.map(Self.line)
  }

  private func path(_ desk: Desk, _ path: String) -> String { desk.school.folder.url(path).path }

  private func remove(_ desk: Desk, _ place: String) throws {
    try FileManager.default.removeItem(atPath: path(desk, place))
  }

  private func sql(_ desk: Desk, _ text: String) throws {
    try desk.curation.store.close()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import sqlite3,sys; c=sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2])",
      path(desk, ".exemplar/workflow.sqlite"), text,
    ]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
  }

  @Test func `finds a repository sound after submitting, publishing and withdrawing`() throws {
    let desk = try Desk()
    try desk.published("paper-circuits")
    try desk.published("paper-circuits", lesson: "Fold it twice.")
    try desk.published("bean-diary")
    try desk.submit("sound-walk")
    _ = try desk.curation.withdraw("bean-diary", by: desk.ana, reason: .privacy)
    let report = try desk.curation.doctor()
    #expect(report.findings == [] && report.sound)
    #expect(report.bags == 5)
  }

  @Test func `finds an empty repository lacks nothing but an index`() throws {
    let desk = try Desk()
    #expect(try codes(desk) == ["index-missing"])
    #expect(try repaired(desk) == ["index-missing"])
  }

  @Test func `finds a changed byte of a published and of a received bag`() throws {
    let desk = try Desk()
    try desk.published()
    try desk.submit("bean-diary")
    let received = try #require(desk.curation.dossier(of: 2).newest)
    for lesson in [path(desk, "exemplars/paper-circuits/v1"), received] {
      // A published bag shares its files with the received one; a new file is only its own.
      let file = URL(fileURLWithPath: lesson + "/data/lesson.md")
      var bytes = try Data(contentsOf: file)
      bytes[0] ^= 1
      try FileManager.default.removeItem(at: file)
      try bytes.write(to: file)
    }
    let found = try desk.curation.doctor(repairingAs: desk.root)
    #expect(!found.sound)
    #expect(
      Set(found.findings.filter(\.isOpen).map(Self.line)) == [
        "paper-circuits/v1 file-changed", "submission 2, round 1 file-changed",
      ])
    #expect(found.findings.allSatisfy { $0.finding.remedy?.hasPrefix("Restore it") == true })
  }

  @Test func `finds a bag that is whole and not the one that was announced`() throws {
    let desk = try Desk()
    try desk.published()
    try remove(desk, "exemplars/paper-circuits/v1")
    try desk.school.publish("paper-circuits", title: "Another one")
    #expect(try codes(desk) == ["paper-circuits/v1 bag-changed", "paper-circuits index-outdated"])
    #expect(try codes(desk, repairing: true) == ["paper-circuits/v1 bag-changed"])
    #expect(try codes(desk) == ["paper-circuits/v1 bag-changed"])
  }

  @Test func `finds what was announced and is gone, and a hole between versions`() throws {
    let desk = try Desk()
    try desk.published()
    try remove(desk, "exemplars/paper-circuits")
    try desk.school.publish("bean-diary", version: 3, title: "Bean diary")
    let left = try codes(desk, repairing: true)
    #expect(
      left == [
        "bean-diary version-missing", "bean-diary version-missing",
        "paper-circuits/v1 bag-missing",
      ])
  }

  @Test func `adopts what no event announced, once`() throws {
    let desk = try Desk()
    for number in 1...5 { try desk.school.publish("pulled-\(number)", title: "Pulled \(number)") }
    _ = try Indexer(desk.repository).bringUpToDate()
    let report = try desk.curation.doctor()
    #expect(report.sound)
    #expect(
      report.findings.map(\.finding.summary) == [
        "5 versions have no event: pulled-1/v1, pulled-2/v1, pulled-3/v1 and 2 more."
      ])
    #expect(try repaired(desk) == ["not-announced"])
    #expect(try desk.curation.allEvents().map(\.kind) == Array(repeating: .adopted, count: 5))
    _ = try desk.curation.doctor(repairingAs: desk.root)
    #expect(try desk.curation.allEvents().count == 5)
  }

  @Test func `supersedes what a pulled version came after`() throws {
    let desk = try Desk()
    let number = try desk.published()
    try desk.school.publish("paper-circuits", version: 2, title: "Paper circuits")
    #expect(
      try repaired(desk) == [
        "paper-circuits/v2 not-announced", "paper-circuits not-superseded",
        "paper-circuits index-outdated",
      ])
    #expect(try desk.curation.submission(number).state == .superseded)
  }

  @Test func `puts a lost tombstone up again, and tells one that the log does not know`() throws {
    let desk = try Desk()
    try desk.published("paper-circuits")
    try desk.published("bean-diary")
    let reason = Reason(.quality, notes: "It is outdated.")
    _ = try desk.curation.withdraw("paper-circuits", by: desk.ana, reason: reason)
    try remove(desk, "exemplars/paper-circuits/withdrawn.yaml")
    #expect(try codes(desk).contains("paper-circuits tombstone-missing"))
    let mended = try repaired(desk)
    #expect(mended.contains("paper-circuits tombstone-missing"))
    let stone = try #require(try desk.repository.tombstone(of: "paper-circuits"))
    #expect(stone.reason == "quality" && stone.versions == [1] && stone.role == "curator")
    try desk.school.withdraw("bean-diary")
    #expect(
      try codes(desk, repairing: true) == ["bean-diary tombstone-not-announced"])
    #expect(try desk.curation.doctor().sound)
  }

  @Test func `tells content that came back after it was erased`() throws {
    let desk = try Desk()
    try desk.published()
    _ = try desk.curation.withdraw("paper-circuits", by: desk.ana, reason: .privacy)
    try desk.school.publish("paper-circuits", title: "Pulled again")
    #expect(try codes(desk).contains("paper-circuits content-remains"))
    #expect(try codes(desk, repairing: true).contains("paper-circuits content-remains"))
  }

  @Test func `says nothing of the versions that were erased, when the tombstone is lifted`() throws
  {
    let desk = try Desk()
    try desk.published()
    _ = try desk.curation.withdraw("paper-circuits", by: desk.ana, reason: .privacy)
    try desk.curation.lift("paper-circuits", by: desk.root)
    try desk.published(lesson: "Without names.")
    #expect(try desk.repository.versions(of: "paper-circuits") == [2])
    #expect(try codes(desk) == [])
  }

  @Test func `finds a received bag that is gone or another one`() throws {
    let desk = try Desk()
    try desk.submit("paper-circuits")
    try desk.submit("bean-diary")
    try desk.published("sound-walk")
    let first = try #require(desk.curation.dossier(of: 1).newest)
    let second = try #require(desk.curation.dossier(of: 2).newest)
    try FileManager.default.removeItem(atPath: second)
    try FileManager.default.moveItem(atPath: first, toPath: second)
    #expect(
      try codes(desk, repairing: true) == [
        "submission 1, round 1 round-missing", "submission 2, round 1 round-changed",
      ])
  }

  @Test func `clears away what ended programs left, and nothing else`() throws {
    let desk = try Desk()
    try desk.published("sound-walk")
    try desk.school.folder.write(".exemplar/received/0000/bag/bagit.txt", "half")
    try desk.school.folder.write(".exemplar/staging/1111/bag/bagit.txt", "half")
    let living = try PublishingBatch(in: desk.repository)
    try desk.school.folder.write(".exemplar/staging/2222/bag/bagit.txt", "half")
    try desk.school.folder.write(".exemplar/staging/3333.lock", "")
    #expect(try repaired(desk).sorted() == ["left-received", "left-staging", "left-staging"])
    #expect(desk.names(".exemplar/staging").count == 2)
    #expect(desk.names(".exemplar/received").count == 1)
    withExtendedLifetime(living) {}
  }

  @Test func `brings the index up to date, or builds it anew`() throws {
    let desk = try Desk()
    try desk.published("sound-walk")
    let database = try #require(desk.school.index.currentDatabase())
    try FileManager.default.removeItem(atPath: database + "/postlist.glass")
    #expect(try repaired(desk) == ["index-damaged"])
    try desk.school.edit(
      "index/fields.yaml", replacing: "label: Title,", with: "label: Heading,")
    #expect(try repaired(desk) == ["index-other-settings"])
  }

  @Test(arguments: [
    (
      "DROP TRIGGER events_stay; UPDATE events SET actor = 'Eve' WHERE number = 2;",
      "events-altered"
    ),
    (
      "DROP TRIGGER events_remain; PRAGMA foreign_keys = OFF; DELETE FROM events WHERE number = 2;",
      "events-altered"
    ),
    (
      "PRAGMA foreign_keys = OFF; DELETE FROM submissions WHERE number = 1;",
      "database-references"
    ),
  ])
  func `finds a log that was altered, and mends nothing by it`(change: String, code: String) throws
  {
    let desk = try Desk()
    try desk.published("sound-walk")
    try desk.school.publish("pulled", title: "Pulled")
    _ = try Indexer(desk.repository).bringUpToDate()
    try sql(desk, change)
    #expect(try codes(desk).contains(code))
    let events = try desk.curation.allEvents().count
    #expect(try codes(desk, repairing: true).contains(code))
    #expect(try desk.curation.allEvents().count == events)
  }

  @Test func `finds a database that is none`() throws {
    let desk = try Desk()
    try desk.published("sound-walk")
    try desk.curation.store.close()
    for end in ["", "-wal", "-shm"] {
      let file = path(desk, ".exemplar/workflow.sqlite" + end)
      if FileManager.default.fileExists(atPath: file) {
        try FileManager.default.removeItem(atPath: file)
      }
    }
    try desk.school.folder.write(
      ".exemplar/workflow.sqlite", String(repeating: "no database ", count: 1000))
    let report = try Desk.curation(desk.repository, desk.configuration).doctor()
    #expect(!report.sound)
    #expect(report.findings.map(\.finding.code).contains("database-damaged"))
  }

  @Test func `lets only an administrator repair`() throws {
    let desk = try Desk()
    let error = curationError { _ = try desk.curation.doctor(repairingAs: desk.ana) }
    #expect(error?.code == .notAllowed)
  }

  @Test func `gives every finding its summary and its remedy as JSON, with what was done`() throws {
    let desk = try Desk()
    let report = try desk.curation.doctor(repairingAs: desk.root)
    let data = try JSONEncoder().encode(report.findings)
    let list = try #require(JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    let first = try #require(list.first)
    #expect(
      Set(first.keys) == [
        "code", "severity", "bundle", "path", "line", "key", "summary", "remedy", "repaired",
      ])
    #expect(first["repaired"] as? String == "The index was brought up to date.")
  }
}
