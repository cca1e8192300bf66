import ExemplarBundle
import ExemplarJudging
import ExemplarTesting
import Foundation
import Testing

struct JudgedCollectionTests {
  private func read(
    docs: String = #"{"id": "1", "title": "Wings", "text": "of birds"}"#,
    queries: String = #"{"id": "q", "text": "wings"}"#, qrels: String = "q\t1\t2\n"
  ) throws -> JudgedCollection {
    let folder = try TemporaryFolder()
    try folder.write("docs.jsonl", docs)
    try folder.write("queries.jsonl", queries)
    try folder.write("qrels.tsv", qrels)
    return try JudgedCollection(folder: folder.path)
  }

  @Test func `reads documents, queries and grades`() throws {
    let collection = try read(qrels: "query-id\tcorpus-id\tscore\nq\t1\t2\n")
    #expect(collection.documents == [.init(id: "1", title: "Wings", text: "of birds")])
    #expect(collection.queries.map(\.text) == ["wings"])
    #expect(collection.queries[0].grades == ["1": 2])
    #expect(collection.findings.isEmpty)
  }

  @Test(arguments: [
    "{\"_id\": \"1\", \"text\": \"of birds\"}\r\n", "{\"id\": 1, \"title\": null}",
    "\u{FEFF}{\"id\": \"1\", \"title\": \"Wings\", \"metadata\": {\"year\": 1958}}\n\n",
  ])
  func `takes ids, titles and lines as collections write them`(docs: String) throws {
    let collection = try read(docs: docs)
    #expect(collection.documents.map(\.id) == ["1"])
    #expect(collection.findings.isEmpty)
  }

  @Test(arguments: [
    "q\t1\t2\n", "q\t1\t2\r\n", "q 0 1 2\n", "q\t0\t1\t2", "q  1  2", "q\t1\t2.0\n",
    "query-id\tcorpus-id\tscore\r\nq\t1\t2\r\n", "q\t1\t2\nq\t1\t2\n",
  ])
  func `takes grades with and without a header, in three columns or four`(qrels: String) throws {
    let collection = try read(qrels: qrels)
    #expect(collection.queries[0].grades == ["1": 2])
    #expect(collection.findings.isEmpty)
  }

  @Test func `tells a document that is no JSON with file, line and words, and takes the rest`()
    throws
  {
    let collection = try read(
      docs: """
        {"id": "1", "text": "of birds"}
        {"id": "2", "text": 
        {"title": "Nameless"}
        {"id": "1", "text": "again"}
        {"id": "3", "text": "of planes"}
        """)
    #expect(collection.documents.map(\.id) == ["1", "3"])
    #expect(
      collection.findings.map { $0.told } == [
        "docs.jsonl:2 “{\"id\": \"2\", \"text\": ” is not a JSON object with “id” and “text”.",
        "docs.jsonl:3 “{\"title\": \"Nameless\"}” has no “id”.",
        "docs.jsonl:4 The document “1” stands on line 1 already.",
      ])
  }

  @Test func `tells grades that are none, with file and line`() throws {
    let collection = try read(qrels: "q\t1\t2\nq\t1\thigh\nq 1\nq\t1\t3\nr\t1\t1\nq\t9\t1\n")
    #expect(
      collection.findings.map { "\($0.severity) " + $0.told } == [
        "error qrels.tsv:2 “high” is not a grade.",
        "error qrels.tsv:3 “q 1” has not three columns, nor TREC's four.",
        "error qrels.tsv:4 “1” has the grade 2 for the query “q” already.",
        "warning qrels.tsv:5 There is no query “r” in queries.jsonl.",
        "warning qrels.tsv:6 There is no document “9” in docs.jsonl.",
      ])
    #expect(collection.queries[0].grades == ["1": 2, "9": 1])
  }

  @Test func `refuses a folder without grades, and names the file`() throws {
    #expect(throws: JudgingError.self) { try read(qrels: "q\t1\t0\n") }
    let folder = try TemporaryFolder()
    try folder.write("docs.jsonl", "{}")
    do {
      _ = try JudgedCollection(folder: folder.path)
      Issue.record("It was taken.")
    } catch {
      #expect(error.description.contains("queries.jsonl cannot be read"))
    }
  }
}
