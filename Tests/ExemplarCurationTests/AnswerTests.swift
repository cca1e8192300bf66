import ExemplarBundle
import ExemplarCuration
import ExemplarTesting
import Foundation
import Testing

/// The answers travel: what was written is read as the same.
@Suite struct AnswerTests {
  /// After a journey as JSON.
  private func journey<Answer: Codable>(_ answer: Answer) throws -> Answer {
    try JSONDecoder().decode(Answer.self, from: JSONEncoder().encode(answer))
  }

  private func page(_ number: Int, _ desk: Desk, for actor: Actor) throws -> SubmissionPage {
    try SubmissionPage(of: desk.curation.dossier(of: number), for: actor, schools: Desk.words)
  }

  @Test func `carries a page through JSON at every stage of a submission`() throws {
    let desk = try Desk()
    let number = try desk.submit()
    func expectSame(_ actor: Actor) throws {
      var page = try page(number, desk, for: actor)
      let read = try journey(SubmissionAnswer(page))
      page.folder = nil
      #expect(read.page == page)
      #expect(read.findings == page.findings && read.submission == page.document)
    }
    desk.clock.now += 61.5
    try expectSame(desk.ana)
    _ = try desk.curation.move(.claim, number, by: desk.ana)
    _ = try desk.curation.move(.giveBack, number, by: desk.ana, reason: .needed)
    try expectSame(desk.maria)
    try desk.submit(lesson: "Fold the card and press.")
    let answered = try page(number, desk, for: desk.luis)
    #expect(answered.returned?.points.map(\.isChanged) == [true])
    #expect(answered.comparedWith == "round 1" && answered.difference?.parts.count == 1)
    #expect(answered.moves == [.claim] && answered.school == "20th Street Elementary School")
    try expectSame(desk.luis)
    _ = try desk.curation.move(.claim, number, by: desk.luis)
    _ = try desk.curation.move(.decline, number, by: desk.luis, reason: .needed)
    try expectSame(desk.luis)
  }

  @Test func `carries a page whose bag was erased`() throws {
    let desk = try Desk()
    let number = try desk.published()
    _ = try desk.curation.withdraw("paper-circuits", by: desk.ana, reason: .privacy)
    let page = try page(number, desk, for: desk.ana)
    #expect(page.folder == nil && page.difference == nil && page.school == nil)
    #expect(try journey(SubmissionAnswer(page)).page == page)
    let error = curationError {
      _ = try DifferenceAnswer(of: desk.curation.dossier(of: number))
    }
    #expect(error?.code == .erased && error?.code.title == "There is nothing to compare")
    #expect(error?.message.contains("exemplar submissions log \(number)") == true)
  }

  @Test func `carries the other answers, with everything that they may lack`() throws {
    let desk = try Desk()
    let number = try desk.submit()
    let arrived = SubmissionAnswer(
      desk.curation.document(of: try desk.curation.submission(number)), isNew: false, findings: [])
    #expect(try journey(arrived) == arrived && arrived.page == nil)
    let difference = try DifferenceAnswer(of: desk.curation.dossier(of: number))
    #expect(try journey(difference) == difference && difference.from == nil)
    let refusal = SubmissionsAnswer.Refusal(
      number: 7,
      CurationError(.notValid, "No.", findings: [Diagnostic("x", .error, line: 3, "Bad.")]))
    let list = SubmissionsAnswer([arrived.submission], refused: [refusal])
    #expect(try journey(list) == list)
    _ = try desk.curation.move(.claim, number, by: desk.ana)
    _ = try desk.curation.move(.approve, number, by: desk.ana, notes: "Lovely.")
    _ = try desk.curation.move(.publish, number, by: desk.ana)
    let report = try desk.curation.withdraw("paper-circuits", by: desk.ana, reason: .needed)
    #expect(try journey(WithdrawalAnswer(report)).report == report)
    let events = try desk.curation.allEvents()
    let log = SubmissionLogAnswer(number: number, events: events)
    #expect(try journey(log) == log && events.contains { $0.reason?.points.isEmpty == false })
    let lift = LiftAnswer(id: "paper-circuits", versions: [1])
    #expect(try journey(lift) == lift)
  }

  @Test func `refuses an answer of another release, by its schema`() {
    let later = Data("{\"schema\": 2, \"submissions\": [], \"refused\": []}".utf8)
    #expect {
      try JSONDecoder().decode(SubmissionsAnswer.self, from: later)
    } throws: { error in
      "\(error)".contains("The answer has schema 2, this program reads schema 1.")
    }
  }

  @Test func `names every kind of trouble`() {
    for code in CurationError.Code.allCases { #expect(!code.title.isEmpty) }
    let titles = CurationError.Code.allCases.map(\.title)
    #expect(Set(titles).count == titles.count)
  }

  @Test func `puts each error of some findings in a line`() {
    let findings = [
      Diagnostic("a", .error, path: "exemplar.yaml", line: 7, "“thrid” is not a grade."),
      Diagnostic("b", .warning, "No matter."), Diagnostic("c", .error, "Empty."),
    ]
    #expect(findings.errorLines == ["exemplar.yaml:7:“thrid” is not a grade.", "Empty."])
  }
}
