import ExemplarBundle
import ExemplarCatalog
import ExemplarIndexing
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing

@Suite(
  .enabled(if: ShardServer.program != nil, "needs xapian-tcpsrv (Debian: xapian-tools)"))
struct RemoteShardTests {
  /// Two shards of this machine, and two that are served, as if they lay on others.
  struct Trial {
    let collection: ShardedSchool
    let servers: [ShardServer]
    /// What one index answers.
    let wanted: [String: Results]

    init(more: String = "pause: 50ms\n") throws {
      collection = try ShardedSchool()
      wanted = try ShardedSchool.answers(collection.reader)
      let root = collection.school.repository.root
      servers = try [2, 4].map { try ShardServer(root + "/index/shards/\($0)") }
      try collection.school.folder.write(
        "index/shards.yaml",
        """
        shards:
          - index/shards/1
          - \(servers[0].name)
          - index/shards/3
          - \(servers[1].name)
        \(more)
        """)
      for number in [2, 4] { try index(number) }
      for server in servers { try server.start() }
      let report = try collection.school.reindex()
      try #require(report.findings == [])
    }

    /// Indexes a shard as its own machine would.
    func index(_ number: Int, rebuilding: Bool = false) throws {
      _ = try Indexer(collection.school.repository)
        .bringUpToDate(shard: number, rebuilding: rebuilding)
    }

    func stop() { servers.forEach { $0.stop() } }
  }

  @Test func `answers from two servers as from one index`() throws {
    let trial = try Trial()
    defer { trial.stop() }
    let reader = try trial.collection.reader
    let answers = try ShardedSchool.answers(reader)
    for (question, results) in trial.wanted { #expect(answers[question] == results, "\(question)") }
    #expect(try reader.detail(of: "lesson-7") != nil)
  }

  @Test func `tells a server that is gone, and uses it when it is back`() throws {
    let trial = try Trial()
    defer { trial.stop() }
    let reader = try trial.collection.reader
    let all = try reader.search(SearchRequest("")).total
    let revision = reader.revision
    trial.servers[0].stop()
    let results = try reader.search(SearchRequest(""))
    let gone = all - results.total
    #expect(gone > 0)
    #expect(
      results.query.warnings.map(\.message) == [
        "Shard 2 (\(trial.servers[0].name)) does not answer: \(gone) of 60 exemplars are missing."
      ])
    #expect(reader.revision != revision)
    // Another program knows it from the last run of the indexer.
    let other = try IndexReader(trial.collection.school.index).search(SearchRequest(""))
    #expect(other.query.warnings == results.query.warnings)
    let lost = try #require(
      (0..<60).map { "lesson-\($0)" }.first { ShardList.number(of: $0, among: 4) == 1 })
    #expect(throws: SearchError.shardsMissing(results.query.warnings)) {
      _ = try reader.detail(of: lost)
    }
    try trial.servers[0].start()
    Thread.sleep(forTimeInterval: 0.1)
    let again = try reader.search(SearchRequest(""))
    #expect(again.total == all && again.query.warnings == [])
    #expect(reader.revision == revision)
  }

  @Test func `waits for a server that stands still once, and not at every question`() throws {
    let trial = try Trial(more: "answer-time: 500ms\npause: 60s\n")
    defer { trial.stop() }
    let reader = try trial.collection.reader
    _ = try reader.search(SearchRequest("paper"))
    trial.servers[1].signal(SIGSTOP)
    let clock = ContinuousClock()
    let first = try clock.measure {
      let warnings = try reader.search(SearchRequest("paper")).query.warnings
      #expect(warnings.count == 1)
    }
    #expect(first >= .milliseconds(500))
    let rest = try clock.measure {
      for _ in 0..<5 {
        #expect(try reader.search(SearchRequest("paper")).query.warnings.count == 1)
        let other = try IndexReader(trial.collection.school.index)
        #expect(try other.search(SearchRequest("paper")).query.warnings.count == 1)
      }
    }
    // Ten times half a second, if it were waited for.
    #expect(rest < .seconds(3))
  }

  @Test func `follows a rebuild on another machine`() throws {
    let trial = try Trial()
    defer { trial.stop() }
    let reader = try trial.collection.reader
    _ = try reader.search(SearchRequest("paper"))
    for number in [2, 4, 2] {
      try trial.index(number, rebuilding: true)
      let answers = try ShardedSchool.answers(reader)
      for (question, results) in trial.wanted {
        #expect(answers[question] == results, "\(question)")
      }
    }
  }

  @Test func `leaves out a shard of another list, and says so`() throws {
    let trial = try Trial()
    defer { trial.stop() }
    let reader = try trial.collection.reader
    let rows = try String(
      contentsOf: trial.collection.school.folder.url("index/shards.yaml"), encoding: .utf8)
    try trial.collection.school.folder.write(
      "index/shards.yaml",
      rows.replacingOccurrences(of: "pause", with: "  - index/shards/5\npause"))
    let report = try trial.collection.school.reindex()
    #expect(
      report.findings.map(\.summary)
        == [2, 4].map {
          "Shard \($0) (\(trial.servers[$0 / 2 - 1].name)) holds part \($0) of 4 and not \($0) of 5."
        })
    #expect(
      report.findings.map(\.remedy).first
        == "Bring it up to date there with: exemplar index --shard 2")
    #expect(
      try reader.search(SearchRequest("")).query.warnings.map(\.code) == [
        "shard-outdated", "shard-outdated",
      ])
    for number in [2, 4] { try trial.index(number) }
    // On a busy machine a server may answer too late once, and is left alone for a pause.
    for _ in 0..<100 where try !reader.search(SearchRequest("")).query.warnings.isEmpty {
      Thread.sleep(forTimeInterval: 0.1)
    }
    #expect(try reader.search(SearchRequest("")).query.warnings == [])
    #expect(try ShardedSchool.answers(reader) == trial.wanted)
  }

  @Test func `says where an exemplar of another machine must be indexed`() throws {
    let trial = try Trial()
    defer { trial.stop() }
    let id = try #require(
      (0..<40).map { "kite-\($0)" }.first { ShardList.number(of: $0, among: 4) == 3 })
    try trial.collection.school.publish(id, title: "Kite")
    let error = #expect(throws: IndexError.self) {
      try Indexer(trial.collection.school.repository).update(ids: [id])
    }
    #expect(
      error?.description
        == "“\(id)” belongs to shard 4 (\(trial.servers[1].name)), which only its own machine can write. Run there: exemplar index --shard 4"
    )
    try trial.index(4)
    #expect(try trial.collection.reader.search(SearchRequest("kite")).hits.map(\.card.id) == [id])
  }
}
