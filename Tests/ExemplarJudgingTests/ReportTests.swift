import ExemplarJudging
import ExemplarTesting
import Foundation
import Testing

struct ReportTests {
  private func run(_ lists: [(id: String, hits: [String])]) -> JudgedRun {
    JudgedRun(
      answers: lists.map { id, hits in
        var query = JudgedQuery(id: id, text: id, grades: ["a": 3, "b": 1])
        query.kind = id.hasPrefix("c") ? "code" : "topic"
        return JudgedAnswer(
          query: query, hits: hits.map { .init(id: $0, title: $0.uppercased()) },
          total: hits.count, milliseconds: 1.5)
      }, withoutGrades: 0)
  }

  @Test func `prints figures by kind and over all`() {
    let report = RunReport(run([("circuits", ["a", "b"]), ("robots", []), ("water", ["b"])])).text()
    #expect(
      report == """
               queries  nDCG@10     MAP    P@10   R@100     MRR    zero
        code         1   1.0000  1.0000  0.2000  1.0000  1.0000  0.0000
        topic        2   0.1377  0.2500  0.0500  0.2500  0.5000  0.5000
        all          3   0.4251  0.5000  0.1000  0.5000  0.6667  0.3333

        1.50 ms a query as a page of ten (middle 1.50, slowest 1.50)

        """)
  }

  @Test func `shows the worst queries with their hits and what they missed`() {
    let report = RunReport(run([("robots", ["x", "b"]), ("water", ["a", "b"])])).text(worst: 1)
    #expect(
      report.hasSuffix(
        """
        nDCG@10 0.1738  robots
          1. [–] x  X
          2. [1] b  B
          judged, and not among the first ten: a [3] nowhere

        """))
    #expect(!report.contains("water"))
  }

  @Test func `writes exactly the promised keys as JSON`() throws {
    let text = try RunJSON(run([("robots", ["a"])])).text()
    let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
    #expect(
      object?.keys.sorted() == ["map", "mrr", "ndcg@10", "p@10", "queries", "r@100", "zero"])
    #expect(object?["queries"] as? Int == 1)
    #expect(object?["mrr"] as? Double == 1)
  }

  @Test func `compares with a saved run, worst and best first`() throws {
    let folder = try TemporaryFolder()
    let before = SavedRun(
      run([("robots", ["a", "b"]), ("water", ["b"]), ("same", ["a"]), ("gone", ["a"])]))
    try before.write(to: folder.url("run.json").path)
    let kept = try SavedRun.read(folder.url("run.json").path)
    #expect(kept == before)
    let now = SavedRun(
      run([("robots", ["b"]), ("water", ["a", "b"]), ("same", ["a"]), ("new", [])]))
    let comparison = RunComparison(now, against: kept)
    #expect(comparison.losses.map(\.id) == ["robots"])
    #expect(comparison.gains.map(\.id) == ["water"])
    let text = ComparisonReport(comparison, against: "run.json").text
    #expect(text.hasPrefix("against run.json: 3 queries in both\n"))
    #expect(text.contains("nDCG@10: 1 better, 1 the same, 1 worse\n"))
    #expect(text.contains("worst\n  -0.7246  1.0000 → 0.2754  robots\n"))
    #expect(text.contains("best\n  +0.7246  0.2754 → 1.0000  water\n"))
    #expect(text.hasSuffix("only now: new\nonly before: gone\n"))
    #expect(text.contains("nDCG@10  0.7005  0.7005  +0.0000      1.0000  1.0000"))
  }

  @Test func `writes hits in the form of other evaluators`() {
    #expect(
      TRECRun(run([("paper circuits", ["a", "b"])])).text
        == "paper_circuits Q0 a 1 1000 exemplar\npaper_circuits Q0 b 2 999 exemplar\n")
  }

  @Test func `refuses a file that is no saved run`() throws {
    let folder = try TemporaryFolder()
    try folder.write("run.json", "{\"queries\": 3}")
    #expect(throws: JudgingError.self) { try SavedRun.read(folder.url("run.json").path) }
    #expect(throws: JudgingError.self) { try SavedRun.read(folder.url("none.json").path) }
  }
}
