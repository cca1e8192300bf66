import ExemplarTesting
import Foundation
import Testing

@Suite struct LimitTests {
  private static let material = String(repeating: "Bend the lead. ", count: 800)

  @Test(arguments: [
    ["check", "draft"], ["pack", "draft"], ["submit", "draft", "--actor", "Ana"],
    ["import", "draft", "draft"],
  ])
  func `refuses a file beyond the limit that the repository sets`(command: [String]) async throws {
    let desk = try desk(limits: "{file-bytes: 10000}")
    let outcome = try await Program.exemplar.run(command, in: desk.school.folder)
    #expect(outcome.status == 1, "\(outcome)")
    #expect(
      (outcome.answer + outcome.remarks).contains("[file-too-large]"), "\(outcome)")
    try desk.school.edit("index/repository.yaml", replacing: "10000", with: "20000")
    let wider = try await Program.exemplar.run(command, in: desk.school.folder)
    #expect(wider.status == 0, "\(wider)")
  }

  @Test func `refuses archives and published bags beyond the limit`() async throws {
    let desk = try desk(limits: "{file-bytes: 20000}")
    try await desk.must("Ana: pack draft -o a.zip", "Ana: import draft draft", "Ana: check a.zip")
    try desk.school.edit("index/repository.yaml", replacing: "20000", with: "10000")
    for command in [
      ["check", "a.zip"], ["unpack", "a.zip", "again"], ["submit", "a.zip", "--actor", "Ana"],
      ["check"], ["check", "exemplars/paper-circuits/v1"],
    ] {
      let outcome = try await Program.exemplar.run(command, in: desk.school.folder)
      #expect(outcome.status == 1, "\(command) \(outcome)")
      #expect((outcome.answer + outcome.remarks).contains("[file-too-large]"), "\(outcome)")
    }
    // What was taken in under wider limits is not damaged.
    let doctor = try await desk.run(as: "Root", "doctor")
    #expect(!doctor.answer.contains("file-too-large"), "\(doctor.answer)")
  }

  @Test func `indexes and shows a lesson that only a raised limit lets in`() async throws {
    let desk = try desk(limits: "{markdown-bytes: 3000000}")
    let long = String(repeating: "Fold the card again.\n\n", count: 110_000)
    try desk.school.folder.write("draft/lesson.md", "# Paper circuits\n\n\(long)Zugzwang.\n")
    try await desk.must("Ana: import draft draft", "Ana: index")
    let found = try await desk.run(as: "Ana", "search", "zugzwang", "--json")
    #expect(try found.json()["total"] as? Int == 1)
    let shown = try await desk.run(as: "Ana", "show", "paper-circuits", "--version", "1", "--quiet")
    #expect(shown.status == 0, "\(shown.remarks)")
  }

  @Test func `tells what is wrong in the file that sets the limits`() async throws {
    let desk = try desk(limits: "none")
    let outcome = try await desk.run(as: "Ana", "check", "draft")
    #expect(outcome.status == 1)
    #expect(outcome.answer.contains("“limits” is a mapping, not a text."), "\(outcome.answer)")
  }

  /// A repository with limits of its own, and a draft with a file of 12,000 bytes.
  private func desk(limits: String) throws -> SubmissionDesk {
    let desk = try SubmissionDesk()
    try desk.school.edit(
      "index/repository.yaml", replacing: "waiting-days", with: "limits: \(limits)\nwaiting-days")
    try desk.school.folder.write("draft/materials/leads.txt", Self.material)
    return desk
  }
}
