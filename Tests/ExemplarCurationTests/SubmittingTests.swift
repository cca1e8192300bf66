import ExemplarBundle
import ExemplarCatalog
import ExemplarCuration
import ExemplarTesting
import Foundation
import Testing

@Suite struct SubmittingTests {
  @Test func `takes a draft, a bag's folder and an archive, and all are one bag`() throws {
    let desk = try Desk()
    let first = try desk.curation.submit(desk.draft(), by: desk.maria)
    let bag = try #require(try desk.curation.dossier(of: 1).newest)
    let again = try desk.curation.submit(bag, by: desk.maria)
    #expect(!again.isNew && again.submission == first.submission)
    let place = URL(fileURLWithPath: bag)
    let archive = desk.school.folder.url("bag.tar.gz").path
    let tar = Process()
    tar.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    tar.arguments = [
      "tar", "-czf", archive, "-C", place.deletingLastPathComponent().path, place.lastPathComponent,
    ]
    try tar.run()
    tar.waitUntilExit()
    let third = try desk.curation.submit(archive, by: desk.maria)
    #expect(!third.isNew && third.submission.digest == first.submission.digest)
    #expect(desk.names(".exemplar/received").count == 1)
    #expect(desk.names(".exemplar/staging") == [])
    #expect(try desk.curation.allEvents().count == 1)
  }

  @Test func `keeps nothing of a draft with errors, and tells all of them`() throws {
    let desk = try Desk()
    let draft = try desk.draft(school: "nowhere", files: ["artifacts/work.txt": "Mine."])
    let error = curationError { _ = try desk.curation.submit(draft, by: desk.maria) }
    #expect(error?.code == .notValid)
    let codes = Set(error?.findings.filter { $0.severity == .error }.map(\.code) ?? [])
    #expect(codes == ["unknown-value", "unlisted-artifact"])
    #expect(try desk.curation.submissions() == [])
    #expect(desk.names(".exemplar/received") == [] && desk.names(".exemplar/staging") == [])
  }

  @Test func `takes an older bag with one manifest and writes it as we do`() throws {
    let desk = try Desk()
    let draft = try desk.draft()
    let bag = desk.school.folder.url("old").path
    let files = FileManager.default
    try files.createDirectory(atPath: bag, withIntermediateDirectories: true)
    try files.copyItem(atPath: draft, toPath: bag + "/data")
    try desk.school.folder.write(
      "old/bagit.txt", "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n")
    var lines = ""
    for name in ["exemplar.yaml", "lesson.md"] {
      let sum = try digest(of: "\(bag)/data/\(name)")
      lines += "\(sum)  data/\(name)\n"
    }
    try desk.school.folder.write("old/manifest-sha512.txt", lines)
    let receipt = try desk.curation.submit(bag, by: desk.maria)
    #expect(receipt.findings.contains { $0.severity == .warning })
    let newest = try #require(try desk.curation.dossier(of: 1).newest)
    #expect(try Bag.verify(folder: newest).filter { $0.severity == .error } == [])
    #expect(try Bag.digest(of: newest) == receipt.submission.digest)
    // What she saves afterwards does not reach what was received.
    let mine = try FileHandle(forUpdating: URL(fileURLWithPath: "\(bag)/data/lesson.md"))
    try mine.write(contentsOf: Data("XXXX".utf8))
    try mine.close()
    #expect(try Bag.verify(folder: newest).filter { $0.severity == .error } == [])
  }

  private func digest(of path: String) throws -> String {
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["sha512sum", path]
    process.standardOutput = pipe
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return String(text.prefix(128))
  }

  @Test func `refuses a bag that names files to be fetched`() throws {
    let desk = try Desk()
    try desk.submit()
    let bag = try #require(try desk.curation.dossier(of: 1).newest)
    let copy = desk.school.folder.url("copy").path
    try FileManager.default.copyItem(atPath: bag, toPath: copy)
    try desk.school.folder.write("copy/fetch.txt", "https://example.org/x - data/lesson.md\n")
    let error = curationError { _ = try desk.curation.submit(copy, by: desk.maria) }
    #expect(error?.findings.contains { $0.code == "fetch-not-allowed" } == true)
  }

  @Test func `replaces a bag that waits only when that is asked for`() throws {
    let desk = try Desk()
    try desk.submit()
    let changed = try desk.draft(lesson: "Fold it twice.")
    let error = curationError { _ = try desk.curation.submit(changed, by: desk.maria) }
    #expect(error?.code == .openSubmission)
    #expect(error?.message.contains("--replace") == true)
    let receipt = try desk.curation.submit(changed, by: desk.maria, replacing: true)
    #expect(receipt.submission.number == 1 && receipt.submission.round == 2)
    #expect(try desk.curation.events(of: 1).map(\.kind) == [.submit, .replace])
    let other = curationError {
      _ = try desk.curation.submit(changed, by: desk.omar, replacing: true)
    }
    #expect(other?.code == .openSubmission && other?.message.contains("“Maria”") == true)
    _ = try desk.curation.move(.claim, 1, by: desk.ana)
    let late = try desk.draft(lesson: "Fold it three times.")
    let claimed = curationError {
      _ = try desk.curation.submit(late, by: desk.maria, replacing: true)
    }
    #expect(claimed?.code == .openSubmission && claimed?.message.contains("“Ana”") == true)
  }

  @Test func `refuses what is public with the same files`() throws {
    let desk = try Desk()
    try desk.published()
    let error = curationError { _ = try desk.curation.submit(desk.draft(), by: desk.maria) }
    #expect(error?.code == .notValid && error?.findings.map(\.code) == ["unchanged"])
  }

  @Test func `takes bags of her own schools alone, and next versions of theirs`() throws {
    let desk = try Desk(facilitators: [
      .init(name: "Maria", schools: ["20th-street-es"]),
      .init(name: "Omar", schools: ["garvanza-es"]),
    ])
    #expect(desk.maria.schools == ["20th-street-es"])
    #expect(desk.curation.actor(named: "Eve").roles == [])
    try desk.published()
    let foreign = try desk.draft(lesson: "Other.", school: "garvanza-es")
    for actor in [desk.maria, desk.omar] {
      let error = curationError { _ = try desk.curation.submit(foreign, by: actor) }
      #expect(error?.code == .notAllowed)
    }
    let stranger = curationError {
      _ = try desk.curation.submit(desk.draft("mine"), by: desk.curation.actor(named: "Eve"))
    }
    #expect(stranger?.code == .notAllowed)
  }

  @Test func `takes nothing for an exemplar that is withdrawn`() throws {
    let desk = try Desk()
    try desk.published()
    _ = try desk.curation.withdraw("paper-circuits", by: desk.ana, reason: .needed)
    let error = curationError {
      _ = try desk.curation.submit(desk.draft(lesson: "Again."), by: desk.maria)
    }
    #expect(error?.code == .withdrawn || error?.findings.map(\.code) == ["withdrawn"])
    #expect(desk.names(".exemplar/received").count == 1)
  }

  @Test func `lets nobody else read what is not public`() throws {
    let desk = try Desk()
    try desk.submit()
    for path in [".exemplar/workflow.sqlite", ".exemplar/received"] {
      let facts = try FileManager.default.attributesOfItem(
        atPath: desk.school.folder.url(path).path)
      let mode = try #require(facts[.posixPermissions] as? NSNumber).intValue
      #expect(mode & 0o007 == 0, "\(path) is \(String(mode, radix: 8))")
    }
  }

  @Test func `removes what a program left that ended before it could record it`() throws {
    let desk = try Desk()
    try desk.submit()
    try desk.school.folder.write(".exemplar/received/lost/lesson/bagit.txt", "half")
    try desk.submit("another-lesson")
    #expect(desk.names(".exemplar/received").count == 2)
    #expect(!desk.names(".exemplar/received").contains("lost"))
  }

  @Test func `takes the bags of eight writers at once, each one once`() async throws {
    let desk = try Desk()
    let ids = (0..<40).map { "lesson-\($0)" }
    let drafts = try ids.map { try desk.draft($0) }
    let lost = await withTaskGroup(of: [String].self) { group in
      for writer in 0..<8 {
        let curation = Desk.curation(desk.repository, desk.configuration)
        let maria = desk.maria
        group.addTask {
          stride(from: writer, to: drafts.count, by: 8).compactMap { place in
            curationError { _ = try curation.submit(drafts[place], by: maria) }?.message
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(lost == [])
    #expect(Set(try desk.curation.submissions().map(\.exemplar)) == Set(ids))
    #expect(try desk.curation.submissions().count == 40)
    #expect(try desk.curation.firstBrokenEvent() == nil)
  }
}
