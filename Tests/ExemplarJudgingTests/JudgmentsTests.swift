import ExemplarBundle
import ExemplarIndexing
import ExemplarJudging
import ExemplarSearch
import ExemplarTesting
import Foundation
import Testing

struct JudgmentsTests {
  private func read(_ files: [String: String]) throws -> Judgments {
    let folder = try TemporaryFolder()
    for (name, text) in files { try folder.write("judgments/" + name, text) }
    return try Judgments(
      folder: folder.url("judgments").path,
      exemplars: ["paper-circuits", "soft-circuits", "maze-robot"],
      fields: TinyCollection.settings.fields)
  }

  private func read(_ yaml: String) throws -> Judgments { try read(["topics.yaml": yaml]) }

  private func findings(_ yaml: String) throws -> [String] {
    try read(yaml).findings.map(\.toldWithRemedy)
  }

  @Test func `reads a question with its grades, filters and reasons`() throws {
    let judgments = try read(
      """
      queries:
        - q: paper circuits
          kind: topic
          language: en
          why: The lesson itself.
          filters: {grade: 3, not.subject: [math, art]}
          grades: {paper-circuits: 3, soft-circuits: 2, maze-robot: 0}
        - {like: maze-robot, why: Both move., grades: {soft-circuits: 1}}
        - {q: quantum tunneling, nothing: true, why: Bait.}
      """)
    #expect(judgments.findings.isEmpty)
    let query = judgments.queries[0]
    #expect(query.id == "paper circuits · grade:3 · -subject:math · -subject:art")
    #expect(query.text == "paper circuits")
    #expect(query.kind == "topic")
    #expect(query.why == "The lesson itself.")
    #expect(query.grades == ["paper-circuits": 3, "soft-circuits": 2, "maze-robot": 0])
    #expect(query.options.map(\.excluded) == [false, true, true])
    #expect(judgments.queries[1].like == "maze-robot")
    #expect(judgments.queries[1].kind == "topics")
    #expect(judgments.queries[2].isBait)
    #expect(!judgments.queries[2].isJudged)
  }

  @Test(arguments: [
    (
      "{q: a, why: b, grades: {papr-circuits: 3, maze-robot: 1}}",
      "There is no exemplar “papr-circuits”. Did you mean “paper-circuits”?"
    ),
    (
      "{q: a, why: b, grades: {paper-circuits: 4, maze-robot: 1}}",
      "“4” is not a grade. Write 3 for what is wanted, 2 for what is of use, 1 for what is related, 0 for the rest."
    ),
    (
      "{q: a, grades: {maze-robot: 1}}",
      "“a” has no “why”. Add a line that says what is wanted and what only looks like it."
    ),
    (
      "{q: a, why: b}",
      "“a” gives no exemplar here a grade of 1 to 3. Add “grades:”, or “nothing: true” where nothing should be found."
    ),
    (
      "{q: a, why: b, nothing: maybe, grades: {maze-robot: 1}}",
      "“maybe” is no value of “nothing”. Write “nothing: true”, or leave it out."
    ),
    (
      "{why: b, grades: {maze-robot: 1}}",
      "A question has neither “q” nor “like”, or both. Write “q:” with the words, or “like:” with an exemplar's id."
    ),
    (
      "{q: a, why: b, filters: {grad: 3}, grades: {maze-robot: 1}}",
      "“grad” is not a field. Did you mean “grade”?"
    ),
    (
      "{q: a, why: b, grads: 1, grades: {maze-robot: 1}}",
      "“grads” is not a key of a question. Did you mean “grades”?"
    ),
    ("just words", "A question is not a mapping. Write it as {q: …, grades: …}."),
  ])
  func `tells what is wrong with file and line`(row: String, finding: String) throws {
    #expect(
      try findings("# Topics\nqueries:\n  - \(row)\n") == ["judgments/topics.yaml:3 \(finding)"])
  }

  @Test func `keeps what is sound of a question with a fault`() throws {
    let judgments = try read(
      "queries:\n  - {q: a, why: b, grades: {papr-circuits: 3, maze-robot: 1}}\n")
    #expect(judgments.queries.map(\.grades) == [["maze-robot": 1]])
  }

  @Test func `tells a question that another file asks already`() throws {
    let row = "queries:\n  - {q: a, why: b, grades: {maze-robot: 1}}\n"
    let judgments = try read(["codes.yaml": row, "topics.yaml": row, "floor.yaml": "map: 1"])
    #expect(judgments.queries.count == 1)
    #expect(
      judgments.findings.map(\.summary) == ["“a” is asked already, in judgments/codes.yaml:2."])
    #expect(judgments.findings.first?.path == "judgments/topics.yaml")
  }

  @Test func `asks the same words again with another filter`() throws {
    let judgments = try read(
      """
      queries:
        - {q: a, why: b, grades: {maze-robot: 1}}
        - {q: a, why: b, filters: {grade: 3}, grades: {maze-robot: 1}}
      """)
    #expect(judgments.queries.count == 2)
    #expect(judgments.findings.isEmpty)
  }

  @Test func `tells a broken file with its line and reads the others`() throws {
    let judgments = try read([
      "a.yaml": "queries:\n  - {q: [a\n", "b.yaml": "topics: []\n",
      "c.yaml": "queries:\n  - {q: a, why: b, grades: {maze-robot: 1}}\n",
    ])
    #expect(judgments.queries.map(\.kind) == ["c"])
    #expect(judgments.findings.map(\.path) == ["judgments/a.yaml", "judgments/b.yaml"])
    #expect(judgments.findings.allSatisfy { $0.line != nil && $0.severity == .error })
  }

  @Test func `refuses a folder without judgments`() throws {
    #expect(throws: JudgingError.self) { try read(["floor.yaml": "map: 1"]) }
  }
}
