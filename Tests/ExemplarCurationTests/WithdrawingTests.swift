import ExemplarBundle
import ExemplarCatalog
import ExemplarCuration
import ExemplarSearch
import ExemplarTesting
import Foundation
import Testing

@Suite struct WithdrawingTests {
  @Test func `takes all versions from the public and leaves a tombstone`() throws {
    let desk = try Desk()
    try desk.published()
    try desk.published(lesson: "Fold it twice.")
    let report = try desk.curation.withdraw("paper-circuits", by: desk.luis, reason: .needed)
    #expect(report.versions == [1, 2] && !report.erased && report.indexProblem == nil)
    #expect(try desk.curation.submissions().map(\.state) == [.withdrawn, .withdrawn])
    let tombstone = try #require(try desk.repository.tombstone(of: "paper-circuits"))
    #expect(tombstone.reason == "quality" && tombstone.role == "curator")
    #expect(tombstone.versions == [1, 2])
    #expect(try desk.repository.currentVersion(of: "paper-circuits") == nil)
    #expect(try IndexReader(desk.school.index).search(SearchRequest("fold")).total == 0)
    let again = curationError {
      _ = try desk.curation.withdraw("paper-circuits", by: desk.luis, reason: .needed)
    }
    #expect(again?.code == .withdrawn)
    #expect(
      curationError {
        _ = try desk.curation.withdraw("unknown-one", by: desk.luis, reason: .needed)
      }?.code == .unknownExemplar)
    #expect(
      curationError {
        _ = try desk.curation.withdraw("unknown-one", by: desk.maria, reason: .needed)
      }?.code == .notAllowed)
  }

  @Test func `lifts a tombstone as an administrator, and the versions are public again`() throws {
    let desk = try Desk()
    try desk.published()
    try desk.published(lesson: "Fold it twice.")
    _ = try desk.curation.withdraw("paper-circuits", by: desk.luis, reason: .needed)
    #expect(
      curationError { try desk.curation.lift("paper-circuits", by: desk.luis) }?.code == .notAllowed
    )
    try desk.curation.lift("paper-circuits", by: desk.root, notes: "It was a mistake.")
    #expect(try desk.curation.submissions().map(\.state) == [.superseded, .published])
    #expect(try desk.repository.currentVersion(of: "paper-circuits") == 2)
    #expect(try IndexReader(desk.school.index).search(SearchRequest("fold")).total == 1)
    #expect(
      curationError { try desk.curation.lift("paper-circuits", by: desk.root) }?.code
        == .unknownExemplar)
    #expect(try desk.curation.firstBrokenEvent() == nil)
  }

  @Test func `leaves no word of what is withdrawn for privacy in any file`() throws {
    let marker = "Xylomarker"
    let desk = try Desk()
    try desk.published("bean-diary")
    try desk.published(lesson: "\(marker) folds the card.")
    let number = try desk.curation.submit(
      desk.draft(lesson: "\(marker) folds it twice."), by: desk.maria,
      message: "\(marker) said yes."
    ).submission.number
    _ = try desk.curation.move(.claim, number, by: desk.ana)
    let reason = Reason(
      .metadata, notes: "Ask \(marker).", points: [.init("lesson.md", "\(marker)?")])
    _ = try desk.curation.move(.giveBack, number, by: desk.ana, reason: reason)
    try FileManager.default.removeItem(at: desk.school.folder.url("drafts"))
    #expect(try !holding(marker, desk).isEmpty)
    try leaveBehind(marker, desk)
    let report = try desk.curation.withdraw("paper-circuits", by: desk.ana, reason: .privacy)
    #expect(report.erased && report.declined == number && report.indexProblem == nil)
    #expect(report.remarks.count == 4)
    #expect(try holding(marker, desk) == [])
    #expect(try desk.curation.submission(number).state == .declined)
    #expect(try desk.curation.submission(number).title == "paper-circuits")
    #expect(try desk.curation.dossier(of: number).newest == nil)
    #expect(try desk.curation.firstBrokenEvent() == nil)
    #expect(try IndexReader(desk.school.index).search(SearchRequest("fold")).total == 1)
    try desk.curation.lift("paper-circuits", by: desk.root)
    let next = try desk.approved(lesson: "A new one.")
    #expect(try desk.curation.move(.publish, next, by: desk.ana).version == 2)
  }

  @Test func `leaves no title of what is withdrawn for privacy in what others were told`() throws {
    let desk = try Desk()
    let words = (1...80).map { "word\($0)" }.joined(separator: " ")
    try desk.published(lesson: words)
    let other = try desk.submit("card-copies", lesson: words)
    try FileManager.default.removeItem(at: desk.school.folder.url("drafts"))
    let told = try desk.curation.dossier(of: other).findings
    #expect(told.contains { $0.summary.contains("A lesson called paper-circuits") })
    _ = try desk.curation.withdraw("paper-circuits", by: desk.ana, reason: .privacy)
    #expect(try holding("A lesson called paper-circuits", desk) == [])
    let left = try desk.curation.dossier(of: other).findings
    #expect(left == told.filter { !$0.summary.contains("paper-circuits") })
  }

  /// What programs leave that are killed while they submit, publish, compare or index.
  private func leaveBehind(_ marker: String, _ desk: Desk) throws {
    let leftovers = [
      ".exemplar/received/0c1d/paper-circuits/data/lesson.md",
      ".exemplar/staging/0c1d/arrived/data/lesson.md", ".exemplar/fingerprints.new",
      "index/db/building.old/words", ".exemplar/searches/2026-11.jsonl",
    ]
    for path in leftovers { try desk.school.folder.write(path, marker) }
    let holders = try holding(marker, desk)
    #expect(leftovers.allSatisfy(holders.contains))
  }

  /// The files that hold a word, in any case.
  private func holding(_ word: String, _ desk: Desk) throws -> [String] {
    let root = desk.repository.root
    return try FileManager.default.subpathsOfDirectory(atPath: root).filter { path in
      guard let data = FileManager.default.contents(atPath: "\(root)/\(path)") else { return false }
      return [word, word.lowercased()].contains { data.range(of: Data($0.utf8)) != nil }
    }
  }
}
