import ExemplarBundle
import ExemplarCatalog
import ExemplarCuration
import ExemplarTesting
import Foundation
import Testing

@Suite struct PublishingTests {
  private func codes(_ outcomes: [PublishingOutcome]) -> [String] {
    outcomes.map { outcome in
      switch outcome.result {
      case .published(let id, let version, _): "\(id) v\(version)"
      case .refused(let error): error.code.rawValue
      }
    }
  }

  @Test func `publishes several at once and refuses those that may not be public`() throws {
    let desk = try Desk()
    let one = try desk.approved("lesson-one")
    let two = try desk.approved("lesson-two")
    let three = try desk.submit("lesson-three")
    let outcomes = try desk.curation.publish([one, three, 99, two, one], by: desk.ana)
    #expect(
      codes(outcomes) == ["lesson-one v1", "move-not-open", "unknown-submission", "lesson-two v1"])
    #expect(try desk.repository.ids() == ["lesson-one", "lesson-two"])
    #expect(desk.names(".exemplar/staging") == [])
  }

  @Test func `refuses consent that expired since the approval`() throws {
    let desk = try Desk()
    let artifact =
      "[{path: artifacts/work.txt, caption: A card, alt: A card, origin: student, consent: on-file, consent-expires: 2026-11-20}]"
    _ = try desk.curation.submit(
      desk.draft(artifacts: artifact, files: ["artifacts/work.txt": "A card."]), by: desk.maria)
    _ = try desk.curation.move(.claim, 1, by: desk.ana)
    _ = try desk.curation.move(.approve, 1, by: desk.ana)
    desk.clock.now = desk.clock.now.addingTimeInterval(3 * 86_400)
    let outcomes = try desk.curation.publish([1], by: desk.ana)
    guard case .refused(let error) = outcomes[0].result else {
      Issue.record("It was published.")
      return
    }
    #expect(error.findings.map(\.code).contains("expired-consent"))
    #expect(try desk.curation.submission(1).state == .approved)
    #expect(try desk.repository.ids() == [])
  }

  @Test func `refuses a received bag that was changed after the review`() throws {
    let desk = try Desk()
    let number = try desk.approved()
    let bag = try #require(try desk.curation.dossier(of: number).newest)
    try Data("# Other\n\nText.\n".utf8).write(to: URL(fileURLWithPath: bag + "/data/lesson.md"))
    #expect(codes(try desk.curation.publish([number], by: desk.ana)) == ["not-valid"])
    #expect(try desk.repository.ids() == [])
  }

  @Test func `leaves the received bag as it was when it links the published one to it`() throws {
    let desk = try Desk()
    let number = try desk.published()
    let bag = try #require(try desk.curation.dossier(of: number).newest)
    #expect(try Bag.verify(folder: bag) == [])
    #expect(try Bag.open(bag).bag?.info["Exemplar-Version"] == nil)
  }

  @Test func `adopts what lies in the collection without an event, and counts on from there`()
    throws
  {
    let desk = try Desk()
    try desk.school.publish("paper-circuits", title: "From elsewhere")
    let number = try desk.approved()
    #expect(codes(try desk.curation.publish([number], by: desk.ana)) == ["paper-circuits v2"])
    let kinds = try desk.curation.events(exemplar: "paper-circuits").map(\.kind)
    #expect(kinds == [.submit, .claim, .approve, .adopted, .publishing, .published])
    try desk.school.publish("another-one", title: "Another")
    #expect(try desk.curation.adoptAll(by: desk.root) == ["another-one": [1]])
    #expect(try desk.curation.adoptAll(by: desk.root) == [:])
  }

  @Test func `publishes on its day, and not before`() throws {
    let desk = try Desk()
    let number = try desk.approved()
    let today = CalendarDay(secondsSince1970: Int(desk.clock.now.timeIntervalSince1970))
    let past = try #require(CalendarDay("2026-11-01"))
    let day = try #require(CalendarDay("2026-12-01"))
    #expect(past < today)
    #expect(
      curationError { _ = try desk.curation.schedule(number, on: past, by: desk.ana) }?.code
        == .badDay)
    #expect(try desk.curation.schedule(number, on: day, by: desk.ana).publishOn == "2026-12-01")
    #expect(codes(try desk.curation.publishDue(by: desk.luis)) == [])
    desk.clock.now = Date(timeIntervalSince1970: 1_796_250_000)
    #expect(codes(try desk.curation.publishDue(by: desk.luis)) == ["paper-circuits v1"])
    #expect(try desk.curation.submission(number).publishOn == nil)
  }

  @Test func `publishes on its day by itself, in the name of whoever set the day`() throws {
    let desk = try Desk()
    let number = try desk.approved()
    let day = try #require(CalendarDay("2026-12-01"))
    _ = try desk.curation.schedule(number, on: day, by: desk.luis)
    #expect(codes(try desk.curation.publishDue(except: [])) == [])
    desk.clock.now = Date(timeIntervalSince1970: 1_796_250_000)
    #expect(codes(try desk.curation.publishDue(except: [number])) == [])
    #expect(codes(try desk.curation.publishDue(except: [])) == ["paper-circuits v1"])
    let last = try #require(try desk.curation.events(of: number).last)
    #expect(last.actor == "Luis" && last.kind == .published)
    #expect(codes(try desk.curation.publishDue(except: [])) == [])
  }

  @Test func `forgets the day when the submission is reopened`() throws {
    let desk = try Desk()
    let number = try desk.approved()
    _ = try desk.curation.schedule(
      number, on: try #require(CalendarDay("2030-01-01")), by: desk.ana)
    let reopened = try desk.curation.move(.reopen, number, by: desk.luis)
    #expect(reopened.publishOn == nil && reopened.claimedBy == "Luis")
    #expect(
      curationError {
        _ = try desk.curation.schedule(
          number, on: try #require(CalendarDay("2030-01-01")), by: desk.ana)
      }?.code == .moveNotOpen)
  }

  @Test func `never lets time run backwards in its events`() throws {
    let desk = try Desk()
    try desk.submit()
    desk.clock.now = desk.clock.now.addingTimeInterval(-86_400)
    _ = try desk.curation.move(.claim, 1, by: desk.ana)
    let events = try desk.curation.allEvents()
    #expect(events[1].time == events[0].time)
    #expect(try !desk.curation.dossier(of: 1).isOverdue)
    desk.clock.now = desk.clock.now.addingTimeInterval(17 * 86_400)
    #expect(try desk.curation.dossier(of: 1).isOverdue)
  }

  @Test func `records imports as an administrator's acts`() throws {
    let desk = try Desk()
    try desk.published()
    try desk.school.publish("paper-circuits", version: 2, title: "Imported")
    let digest = try desk.repository.digest(of: "paper-circuits", version: 2)
    #expect(
      curationError {
        try desk.curation.recordImport("paper-circuits", version: 2, digest: digest, by: desk.ana)
      }?.code == .notAllowed)
    try desk.curation.recordImport("paper-circuits", version: 2, digest: digest, by: desk.root)
    #expect(try desk.curation.submission(1).state == .superseded)
    #expect(try desk.curation.adoptAll(by: desk.root) == [:])
  }

  @Test func `gives an import no second event when somebody acted on it first`() throws {
    let desk = try Desk()
    try desk.published()
    try desk.school.publish("paper-circuits", version: 2, title: "Imported")
    let digest = try desk.repository.digest(of: "paper-circuits", version: 2)
    // Between becoming public and being recorded: the third version adopts the second.
    try desk.published(lesson: "Fold it three times.")
    try desk.curation.recordImport("paper-circuits", version: 2, digest: digest, by: desk.root)
    let kinds = try desk.curation.allEvents().filter { $0.version == 2 }.map(\.kind)
    #expect(kinds == [.adopted])
    #expect(try desk.curation.submissions().map(\.state) == [.superseded, .published])
  }

  @Test func `records an import of what was once announced and given up`() throws {
    let desk = try Desk()
    let number = try desk.approved()
    let repository = desk.repository
    // Somebody else takes the number while the bag is on its way.
    let curation = Desk.curation(repository, desk.configuration, clock: { desk.clock.now }) {
      point in
      guard point == .publishAnnounced else { return }
      do {
        let folder = repository.bagFolder(of: "paper-circuits", version: 1)
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
        try Data("x".utf8).write(to: URL(fileURLWithPath: folder + "/x"))
      } catch { Issue.record(error) }
    }
    let outcomes = try curation.publish([number], by: desk.ana)
    guard case .refused = outcomes[0].result else {
      Issue.record("It was published.")
      return
    }
    let digest = try curation.submission(number).digest
    try curation.recordImport("paper-circuits", version: 1, digest: digest, by: desk.root)
    #expect(try curation.allEvents().last?.kind == .imported)
  }
}
