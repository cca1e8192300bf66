import ExemplarBundle
import ExemplarCatalog
import ExemplarJudging
import ExemplarLanguage
import ExemplarTesting
import Foundation
import Testing

/// From files to figures, through the index and the search that everybody uses.
struct JudgedSetTests {
  private static let docs = """
    {"id": "A", "title": "Wings of birds", "text": "How a wing carries a bird through the air."}
    {"id": "a", "title": "Bridges", "text": "A bridge over the river, with <b>cables</b> and [rivets](of-iron)."}
    {"id": "3", "title": "", "text": "The river carries sand."}
    {"id": 4, "title": "Cables and wings", "text": "A plane has wings, and cables in the wings."}
    {"id": "5", "title": "Of birds", "text": "The birds of the river."}
    """
  private static let queries = """
    {"id": "q1", "text": "wings"}
    {"id": "q2", "text": "title:bridges AND (river"}
    {"id": "q3", "text": "zeppelin"}
    {"id": "q4", "text": "iron rivets"}
    {"id": "q5", "text": "nobody graded this"}
    """
  private static let grades = """
    q1\tA\t1
    q1\t4\t2
    q1\t5\t1
    q2\ta\t3
    q3\t4\t1
    q4\ta\t1
    """

  private func collection() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write("docs.jsonl", Self.docs)
    try folder.write("queries.jsonl", Self.queries)
    try folder.write("qrels.tsv", Self.grades)
    return folder
  }

  private func settings() throws -> JudgingSettings {
    try JudgingSettings(of: Repository(at: Checkout.path))
  }

  private func ids(_ run: JudgedRun, _ query: String) -> [String]? {
    run.answers.first { $0.query.id == query }?.hits.map(\.id)
  }

  @Test func `judges a collection of five documents`() throws {
    let folder = try collection()
    let set = try JudgedSet.collection(folder.path, settings: settings())
    #expect(set.findings.isEmpty)
    #expect(set.summary.hasSuffix("5 documents in “en”"))
    let run = try Judge().run(set.queries, on: set.index)
    #expect(ids(run, "q1") == ["4", "A"])
    #expect(ids(run, "q2")?.first == "a")
    #expect(ids(run, "q3") == [])
    #expect(ids(run, "q4") == ["a"])
    #expect(run.withoutGrades == 1)
    #expect(run.quality.count == 4)
    #expect(run.quality[.zero] == 0.25)
    // q1: (2 + 1/log₂3) of (2 + 1/log₂3 + 1/2), and two of three; q2 and q4: all; q3: none.
    #expect(run.quality[.ndcg].isNear(2.840303 / 4))
    #expect(run.quality[.map].isNear(2.666667 / 4))
    #expect(run.quality[.recall].isNear(2.666667 / 4))
    #expect(run.answers.allSatisfy { $0.milliseconds > 0 })
  }

  @Test func `takes signs for words unless the parser is asked for`() throws {
    let folder = try collection()
    let set = try JudgedSet.collection(folder.path, settings: settings())
    var judge = Judge()
    let query = JudgedQuery(id: "q", text: "-river wings", grades: ["4": 1])
    #expect(ids(try judge.run([query], on: set.index), "q")?.contains("3") == true)
    judge.isTyped = true
    #expect(ids(try judge.run([query], on: set.index), "q") == ["4", "A"])
  }

  @Test func `lets a query be as long as it is`() throws {
    let folder = try collection()
    let set = try JudgedSet.collection(folder.path, settings: settings())
    let text = (1...500).map { "word\($0)" }.joined(separator: " ") + " zeppelin wings"
    let run = try Judge().run(
      [JudgedQuery(id: "q", text: text, grades: ["4": 1])], on: set.index)
    #expect(ids(run, "q") == ["4", "A"])
  }

  @Test func `keeps an index for the next time, another one for other weights`() throws {
    let folder = try collection()
    let keep = try TemporaryFolder()
    var settings = try settings()
    for _ in 1...2 {
      _ = try JudgedSet.collection(folder.path, settings: settings, keptIn: keep.path)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: keep.path).count == 1)
    try settings.setWeight(9, of: "title")
    _ = try JudgedSet.collection(folder.path, settings: settings, keptIn: keep.path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: keep.path).count == 2)
    #expect(settings.weights.hasPrefix("title 9, "))
    #expect(throws: JudgingError.self) { try settings.setWeight(2, of: "grade") }
  }

  @Test func `tells the language of a collection by its common words`() throws {
    let folder = try collection()
    try folder.write(
      "docs.jsonl", #"{"id": "a", "title": "El río", "text": "Los puentes del río y de la ciudad"}"#
    )
    let set = try JudgedSet.collection(folder.path, settings: settings())
    #expect(set.summary.hasSuffix("1 documents in “es”"))
  }

  @Test func `judges the exemplars of a repository and leaves its index alone`() throws {
    let school = try SmallRepository()
    try school.publish("paper-circuits", title: "Paper circuits")
    try school.publish("maze-robot", title: "A robot in a maze")
    try school.folder.write(
      "index/judgments/topics.yaml",
      """
      queries:
        - {q: paper circuits, why: The lesson., grades: {paper-circuits: 3}}
        - {q: zeppelin, why: Not here., grades: {maze-robot: 1}}
        - {q: quantum, why: Bait., nothing: true}
        - {q: robot, why: Bait that is taken., nothing: true}
      """)
    try school.folder.write("index/judgments/floor.yaml", "ndcg@10: 0.9\nzero: 0\nbait: 0.5\n")
    let set = try JudgedSet.judgments(
      school.folder.url("index/judgments").path,
      settings: try JudgingSettings(of: school.repository))
    var judge = Judge()
    judge.isTyped = set.isTyped
    let run = try judge.run(set.queries, on: set.index)
    #expect(run.quality[.ndcg] == 0.5)
    #expect(run.bait.map(\.foundNothing) == [true, false])
    #expect(school.index.currentStamp() == nil)
    let (floor, findings) = try Floor.read(in: school.folder.url("index/judgments").path)
    #expect(findings.isEmpty)
    #expect(
      floor.shortfalls(of: run).map(\.description) == [
        "ndcg@10 is 0.5000, below its floor of 0.9000.",
        "zero is 0.5000, and may be 0.0000 at most.",
      ])
  }

  @Test(arguments: [
    ("ndgc@10: 1", "“ndgc@10” is not a figure that is measured. Did you mean “ndcg@10”?"),
    ("map: much", "The value of “map” is not a number from 0 to 1. Write, say, 0.85."),
    ("map: 85", "The value of “map” is not a number from 0 to 1. Write, say, 0.85."),
    ("{}", "No floor is named here. Write, say, “ndcg@10: 0.85”."),
    ("[]", "The file is not a list of keys with values. Begin it with “ndcg@10: 0.85”."),
  ])
  func `tells what is wrong with a floor`(yaml: String, finding: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("judgments/floor.yaml", "# The floor\n\(yaml)\n")
    let (_, findings) = try Floor.read(in: folder.url("judgments").path)
    #expect(
      findings.map { $0.toldWithRemedy } == [
        "judgments/floor.yaml:2 \(finding)"
      ])
  }
}
