import ExemplarBundle
import ExemplarCatalog
import ExemplarCommands
import ExemplarTesting
import Foundation
import Testing

@Suite struct NewInterviewTests {
  /// What was asked and remarked, line by line, and what came of it.
  private func interview(
    _ lines: [String], known: [RecordKey: [String]] = [:], day: String = "2026-11-22"
  ) throws -> (answers: [RecordKey: RecordAnswer]?, said: [String]) {
    let (words, _) = try Vocabularies.load(
      folder: URL(fileURLWithPath: Checkout.path + "/index/vocabularies"))
    let context = RuleContext(vocabularies: words)
    let script = Script(lines)
    let interview = NewInterview(
      context: context, today: try #require(CalendarDay(day)), ask: { script.ask($0) },
      tell: { script.said.append($0) })
    var given: [RecordKey: RecordAnswer] = [:]
    for (key, texts) in known { given[key] = RecordAnswer(key, texts, with: context) }
    return (interview.run(known: given), script.said)
  }

  private final class Script {
    var lines: ArraySlice<String>
    var said: [String] = []

    init(_ lines: [String]) { self.lines = lines[...] }

    func ask(_ question: String) -> String? {
      said.append(question)
      return lines.popFirst()
    }
  }

  @Test func `takes each answer, and what is proposed for Enter`() throws {
    let (answers, _) = try interview([
      "Paper Circuits", "A card.", "", "Garvanza ES", "", "3, 4", "science", "4a", "",
      "Ms. A: teacher", "Coach: itf", "", "",
    ])
    let texts = try #require(answers).mapValues(\.texts)
    #expect(texts[.language] == ["en"] && texts[.schoolYear] == ["2026-2027"])
    #expect(texts[.license] == ["CC-BY-4.0"] && texts[.concepts] == nil)
    #expect(texts[.authors] == ["Ms. A: teacher", "Coach: itf"])
  }

  @Test func `asks again with the reason and offers the nearest word`() throws {
    let lines = ["T", "S", "", "Garvnaza Elementry", "", "", "thrid", "3"]
    let (answers, said) = try interview(lines + Array(repeating: "", count: 9))
    #expect(said.contains { $0.hasPrefix("  “Garvnaza Elementry” is not a school. Did you mean ") })
    let texts = try #require(answers).mapValues(\.texts)
    #expect(texts[.school]?.first?.hasPrefix("Garvanza Elementary") == true)
    #expect(said.contains("  “thrid” is not a grade. Did you mean “3”?"))
    #expect(texts[.grades] == ["3"])
  }

  @Test func `skips what is not answered and what is known`() throws {
    let (answers, said) = try interview(
      ["", "-", "", "", "", "", "", "", "", "-"], known: [.title: ["Light"]])
    let texts = try #require(answers).mapValues(\.texts)
    #expect(Set(texts.keys) == [.title, .schoolYear])
    #expect(!said.contains { $0.hasPrefix("Title") })
  }

  @Test func `ends with the input`() throws {
    #expect(try interview(["T", "S"]).answers == nil)
    #expect(try interview(Array(repeating: "", count: 9)).answers == nil)
  }

  @Test(arguments: [
    ("2026-06-30", "2025-2026"), ("2026-07-01", "2026-2027"), ("2027-01-15", "2026-2027"),
  ])
  func `proposes the school year of the day`(day: String, year: String) throws {
    let (_, said) = try interview(Array(repeating: "", count: 5), day: day)
    #expect(said.contains("School year [\(year)]: "))
  }
}
