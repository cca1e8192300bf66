import ExemplarLanguage
import ExemplarTesting
import Foundation
import Testing

/// `tools/judge` without its wrapper.
struct JudgeCommandTests {
  private let judge = Program(path: Program.folder + "/exemplar-judge").with([
    "EXEMPLAR_HOME": Checkout.path
  ])

  private func collection(grades: String = "q 1 1\n") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.write(
      "docs.jsonl", "{\"id\": 1, \"text\": \"A wing\"}\n{\"id\": 2, \"text\": \"A tail\"}\n")
    try folder.write("queries.jsonl", #"{"id": "q", "text": "wings"}"#)
    try folder.write("qrels.tsv", grades)
    return folder
  }

  @Test func `answers with one JSON object of the promised keys`() async throws {
    let folder = try collection()
    let outcome = try await judge.run(".", "--json", in: folder)
    #expect(outcome.status == 0)
    #expect(
      outcome.answer
        == "{\"map\":1,\"mrr\":1,\"ndcg@10\":1,\"p@10\":0.1,\"queries\":1,\"r@100\":1,\"zero\":0}\n"
    )
    #expect(outcome.remarks == "")
  }

  @Test func `judges the rest of a file with an unsound line and ends with status 1`() async throws
  {
    let folder = try collection(grades: "q 1 1\nq 2 high\n")
    let outcome = try await judge.run(".", in: folder)
    #expect(outcome.status == 1)
    #expect(
      outcome.remarks.hasPrefix(
        "qrels.tsv:2: error: “high” is not a grade. Write a whole number: 0 for what is not relevant.\n"
      ))
    #expect(outcome.answer.contains("all        1   1.0000"))
  }

  @Test func `shows what a collection says without obeying it`() async throws {
    let folder = try collection()
    try folder.write("docs.jsonl", #"{"id": 1, "title": "\u001b[31mWings", "text": "A wing"}"#)
    let outcome = try await judge.run(".", "--worst", "1", in: folder)
    #expect(outcome.answer.contains("1. [1] 1  ␛[31mWings\n"))
  }

  @Test func `compares two ways of weighting`() async throws {
    let folder = try collection()
    let first = try await judge.run(
      ".", "--weighting", "bm25:1.2,0,1,0.75", "--save", "run.json", in: folder)
    #expect(first.status == 0)
    let second = try await judge.run(
      ".", "--field", "title=1", "--switch", "all-words-first=off", "--against", "run.json",
      in: folder)
    #expect(second.status == 0)
    #expect(second.answer.contains("nDCG@10: 0 better, 1 the same, 0 worse"))
    #expect(second.remarks.contains("weights: title 1, "))
  }

  @Test(arguments: [
    (["--weighting", "shoes"], "“shoes” is not a weighting scheme."),
    (["--field", "title=heavy"], "“heavy” is not a weight."),
    (["--field", "title"], "“title” is not of the form NAME=VALUE."),
    (["--switch", "shoes=on"], "“shoes” is not a setting of the ranking."),
    (["--worst=-1"], "“-1” is not a number of queries."),
  ])
  func `refuses what it does not know with status 64`(options: [String], words: String)
    async throws
  {
    let outcome = try await judge.run(["."] + options, in: try collection())
    #expect(outcome.status == 64)
    #expect(outcome.remarks.contains(words))
  }

  @Test(arguments: [
    (["nowhere"], "“nowhere” is neither a collection"),
    ([".", "--field", "grade=2"], "“grade” is not a field with a weight."),
    ([".", "--against", "none.json"], "none.json cannot be read"),
    ([".", "--kind", "shoes"], "No question is of the kind “shoes”."),
    ([".", "--settings", "nowhere"], "“nowhere” is no repository"),
  ])
  func `ends with status 2 where nothing can be judged`(arguments: [String], words: String)
    async throws
  {
    let outcome = try await judge.run(arguments, in: try collection())
    #expect(outcome.status == 2)
    #expect(outcome.remarks.contains(words))
  }

  @Test func `names each figure below its floor and ends with status 1`() async throws {
    let school = try SmallRepository()
    try school.publish("paper-circuits", title: "Paper circuits")
    try school.folder.write(
      "index/judgments/topics.yaml",
      "queries:\n  - {q: zeppelin, why: Not here., grades: {paper-circuits: 3}}\n")
    try school.folder.write("index/judgments/floor.yaml", "ndcg@10: 0.5\nmap: 0\n")
    try school.folder.write("tmp/.keep", "")
    let temporary = school.folder.url("tmp").path
    let outcome = try await judge.with(["TMPDIR": temporary]).run("--floor", in: school.folder)
    #expect(outcome.status == 1)
    #expect(outcome.remarks.hasSuffix("✗ ndcg@10 is 0.0000, below its floor of 0.5000.\n"))
    #expect(!FileManager.default.fileExists(atPath: school.index.currentPath))
    #expect(try FileManager.default.contentsOfDirectory(atPath: temporary) == [".keep"])
  }
}
