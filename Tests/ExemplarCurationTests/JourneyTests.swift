import ExemplarBundle
import ExemplarCatalog
import ExemplarCuration
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import Foundation
import Testing

@Suite struct JourneyTests {
  @Test func `leads a draft from its folder to what a search finds`() throws {
    let desk = try Desk()
    let receipt = try desk.curation.submit(desk.draft(), by: desk.maria, message: "Our first.")
    #expect(receipt.isNew)
    #expect(receipt.submission.state == .submitted)
    #expect(receipt.submission.waitingFor == .curator)
    let claimed = try desk.curation.move(.claim, 1, by: desk.ana)
    #expect(claimed.state == .inReview && claimed.claimedBy == "Ana")
    #expect(try desk.curation.move(.approve, 1, by: desk.ana).state == .approved)
    let outcomes = try desk.curation.publish([1], by: desk.ana)
    guard case .published("paper-circuits", 1, let digest) = outcomes[0].result else {
      Issue.record("\(outcomes)")
      return
    }
    #expect(outcomes[0].indexProblem == nil)
    #expect(try desk.repository.digest(of: "paper-circuits", version: 1) == digest)
    #expect(digest == receipt.submission.digest)
    let folder = desk.repository.bagFolder(of: "paper-circuits", version: 1)
    #expect(try Bag.verify(folder: folder) == [])
    let info = try #require(try Bag.open(folder).bag?.info)
    #expect(info["Exemplar-Version"] == "1")
    #expect(info["Exemplar-Published"] == "2026-11-18T11:06:40Z")
    #expect(try IndexReader(desk.school.index).search(SearchRequest("fold card")).total == 1)
    let published = try desk.curation.submission(1)
    #expect(published.state == .published && published.version == 1)
    #expect(
      try desk.curation.events(of: 1).map(\.kind) == [
        .submit, .claim, .approve, .publishing, .published,
      ])
    #expect(try desk.curation.firstBrokenEvent() == nil)
  }

  @Test func `returns a bag with points, takes the next round and supersedes the old version`()
    throws
  {
    let desk = try Desk()
    try desk.published()
    let number = try desk.submit(lesson: "Fold it twice.")
    _ = try desk.curation.move(.claim, number, by: desk.luis)
    let returned = try desk.curation.move(.giveBack, number, by: desk.luis, reason: .needed)
    #expect(returned.state == .needsChanges && returned.waitingFor == .facilitator)
    #expect(returned.claimedBy == nil)
    let second = try desk.curation.submit(
      desk.draft(lesson: "First, fold it twice."), by: desk.maria)
    #expect(second.submission.number == number && second.submission.round == 2)
    let dossier = try desk.curation.dossier(of: number)
    #expect(dossier.points == [.init("lesson.md", "First step?")])
    #expect(dossier.reviewedAs == "round 1")
    #expect(dossier.rounds.count == 2)
    #expect(dossier.openMoves == [.claim, .cancel])
    _ = try desk.curation.move(.claim, number, by: desk.ana)
    _ = try desk.curation.move(.approve, number, by: desk.ana)
    #expect(try desk.curation.move(.publish, number, by: desk.luis).version == 2)
    #expect(try desk.curation.submission(1).state == .superseded)
    #expect(try desk.repository.versions(of: "paper-circuits") == [1, 2])
    #expect(try desk.curation.firstBrokenEvent() == nil)
  }

  @Test func `reads a repository to which nobody submitted, and makes nothing there`() throws {
    let desk = try Desk()
    #expect(try desk.curation.submissions() == [])
    #expect(try desk.curation.allEvents() == [])
    #expect(curationError { _ = try desk.curation.submission(1) }?.code == .unknownSubmission)
    #expect(!FileManager.default.fileExists(atPath: desk.repository.stateFolder))
  }
}
