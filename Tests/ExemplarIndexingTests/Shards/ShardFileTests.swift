import ExemplarBundle
import ExemplarIndexing
import ExemplarLanguage
import ExemplarTesting
import Foundation
import Testing

@Suite struct ShardFileTests {
  /// What is told of a file, as `line: summary`, after the words of other files.
  private func findings(_ text: String) throws -> [String] {
    let school = try SmallRepository()
    try school.folder.write("index/shards.yaml", text)
    let findings = try IndexSettings.load(repository: school.repository).findings
    return findings.filter { $0.path == "index/shards.yaml" }
      .map { "\($0.line.map(String.init) ?? "-"): \($0.summary)" }
  }

  @Test func `reads folders, servers and times`() throws {
    let school = try SmallRepository()
    try school.folder.write(
      "index/shards.yaml",
      """
      # Where the index lies
      shards:
        - index/shards/1
        - 10.0.0.2:7602
      answer-time: 1.5s

      """)
    let (settings, findings) = try IndexSettings.load(repository: school.repository)
    #expect(findings.filter { $0.path == "index/shards.yaml" } == [])
    let list = try #require(settings.shards)
    #expect(list.shards.map(\.name) == ["index/shards/1", "10.0.0.2:7602"])
    #expect((list.connectTime, list.answerTime, list.pause) == (1_000, 1_500, 5_000))
  }

  @Test(arguments: [
    ("shards: [a/1, b/2, ./a//1]", ["1: The shard “./a//1” stands in line 1 already."]),
    ("shards:\n  - h:7601\n  - H:7601", ["3: The shard “H:7601” stands in line 2 already."]),
    ("shards:\n  - h:70000", ["2: “70000” of “h:70000” is not a port."]),
    ("shards:\n  - \"h:\"", ["2: “” of “h:” is not a port."]),
    ("shards:\n  - here", ["2: “here” is neither a folder nor host:port."]),
    ("shards: []", ["1: “shards” lists no shard."]),
    ("shards:", ["1: “shards” lists no shard."]),
    ("shards: a/1", ["1: “shards” lists no shard."]),
    ("answer-time: 3s", ["1: “shards” is missing."]),
    ("shards: [a/1]\nshard: b/2", ["2: “shard” is not a key of this file."]),
    ("shards: [a/1]\nanswer-time: soon", ["2: “soon” is not a time for “answer-time”."]),
    ("shards: [a/1]\npause: 0s", ["2: “0s” is not a time for “pause”."]),
    ("shards:\n  - {path: a/1}", ["2: The row is not one word."]),
  ])
  func `names the line and the word`(_ text: String, _ wanted: [String]) throws {
    #expect(try findings(text) == wanted)
  }

  @Test func `refuses more than 64`() throws {
    let rows = (1...65).map { "  - index/shards/\($0)\n" }.joined()
    #expect(
      try findings("shards:\n" + rows) == ["66: There are 65 shards; at most 64 are possible."])
  }

  @Test func `leaves the index as it was where the file has an error`() throws {
    let school = try indexedSchool()
    try school.folder.write("index/shards.yaml", "shards: []\n")
    #expect(throws: SettingsProblem.self) { try school.reindex() }
    #expect(try school.found() == ["bean-diary", "paper-circuits"])
  }
}
