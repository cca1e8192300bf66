import ExemplarTesting
import Foundation
import Testing

@Suite struct TombstoneTests {
  @Test func `shows a tombstone in the place of a withdrawn exemplar, whatever is asked of it`()
    async throws
  {
    let desk = try await withdrawn()
    for arguments in [
      ["show", "paper-circuits"], ["show", "Paper-Circuits", "--part", "lesson"],
      ["show", "paper-circuits", "--version", "1"], ["similar", "paper-circuits"],
      ["similar", "Paper-Circuits", "--limit", "3", "--quiet"],
    ] {
      for program in [Program.exemplar, Program.desk] {
        let outcome = try await program.run(arguments, in: desk.school.folder)
        #expect(outcome.status == 1 && outcome.remarks == "", "\(outcome)")
        let told = /Withdrawn on \d{4}-\d\d-\d\d by the curator: quality.\n/
        #expect(outcome.answer.wholeMatch(of: told) != nil, "\(outcome.answer)")
      }
    }
  }

  @Test func `gives a tombstone as JSON, as its schema says`() async throws {
    let desk = try await withdrawn()
    let outcome = try await desk.run(as: "Ana", "show", "paper-circuits", "--json")
    #expect(outcome.status == 1 && outcome.remarks == "")
    let answer = try outcome.json()
    #expect(answer["exemplar"] is NSNull)
    let tombstone = try #require(answer["withdrawn"] as? [String: Any])
    #expect(tombstone["id"] as? String == "paper-circuits")
    #expect(tombstone["by"] as? String == "curator" && tombstone["reason"] as? String == "quality")
    #expect(try SchemaCheck().faults(answer, "exemplar-answer-1.json") == [])
  }

  @Test func `shows no content of an index that is older than the tombstone`() async throws {
    let school = try await lessons()
    try school.folder.write(
      "exemplars/bean-diary/withdrawn.yaml", "withdrawn: 2026-11-22T08:00:00Z\nreason: privacy\n")
    let outcome = try await Program.exemplar.run("show", "bean-diary", in: school.folder)
    #expect(outcome.status == 1)
    #expect(outcome.answer == "Withdrawn on 2026-11-22 by the curator: privacy.\n")
  }

  /// A repository whose one exemplar was public.
  private func withdrawn() async throws -> SubmissionDesk {
    let desk = try SubmissionDesk()
    try await desk.must(
      "Ana: submit draft", "Ben: submissions claim 1", "Ben: submissions approve 1",
      "Ben: submissions publish 1",
      "Ben: withdraw paper-circuits --reason quality --notes Again.")
    return desk
  }
}
