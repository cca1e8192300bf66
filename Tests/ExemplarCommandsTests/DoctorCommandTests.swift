import ExemplarCatalog
import ExemplarLanguage
import ExemplarTesting
import Foundation
import Testing

@Suite struct DoctorCommandTests {
  @Test func `tells what is left to mend, repairs the rest, and ends with the status`() async throws
  {
    let school = try SmallRepository()
    try school.publish("paper-circuits", title: "Paper circuits")
    try school.publish("bean-diary", title: "Bean diary")
    #expect(try await Program.exemplar.run("index", in: school.folder).status == 0)
    let adopted = try await Program.exemplar.run("doctor", in: school.folder)
    #expect(adopted.status == 0)
    #expect(adopted.answer.contains("warning: 2 versions have no event: "))
    #expect(adopted.answer.hasSuffix("2 bags, the workflow and the index verified: sound.\n"))
    try school.publish("sound-walk", title: "Sound walk")
    let behind = try await Program.exemplar.run("doctor", in: school.folder)
    #expect(behind.status == 1)
    #expect(behind.answer.contains("sound-walk: error: Version 1 is published and a search cannot"))
    #expect(behind.answer.hasSuffix("1 error; try: exemplar doctor --repair.\n"))
    let mended = try await Program.exemplar.run(
      "doctor", "--repair", "--actor", "Root", in: school.folder)
    #expect(mended.status == 0 && mended.remarks == "")
    #expect(mended.answer.contains("    Repaired: The index was brought up to date.\n"))
    #expect(mended.answer.hasSuffix("sound, 2 repaired.\n"))
    let sound = try await Program.exemplar.run("doctor", in: school.folder)
    #expect(sound.answer == "3 bags, the workflow and the index verified: sound.\n")
  }

  @Test func `answers as JSON, finding by finding`() async throws {
    let school = try await lessons()
    try FileManager.default.removeItem(
      at: school.folder.url("exemplars/bean-diary/v1/data/lesson.md"))
    let outcome = try await Program.exemplar.run("doctor", "--json", in: school.folder)
    #expect(outcome.status == 1 && outcome.remarks == "")
    let answer = try outcome.json()
    #expect(Set(answer.keys) == ["schema", "sound", "bags", "findings"])
    #expect(answer["sound"] as? Bool == false && answer["bags"] as? Int == 2)
    let findings = try #require(answer["findings"] as? [[String: Any]])
    let missing = try #require(findings.first { $0["code"] as? String == "file-missing" })
    #expect(missing["bundle"] as? String == "bean-diary/v1")
    #expect(missing["repaired"] is NSNull)
  }
}
