import ExemplarCatalog
import ExemplarIndexing
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing

@Suite struct ShardedIndexTests {
  static let four = (1...4).map { "index/shards/\($0)" }

  @Test func `answers from four shards as from one index`() throws {
    let collection = try ShardedSchool()
    let whole = try collection.reader
    let wanted = try ShardedSchool.answers(whole)
    let coverage = try whole.coverage(rows: "year", columns: "grade")
    let suggested = try whole.suggestions(for: "pap")
    let report = try collection.share(Self.four)
    #expect(report.indexed == ShardedSchool.count && report.rebuilt == .otherShards)
    let reader = try collection.reader
    #expect(try reader.exemplarCount() == ShardedSchool.count)
    let answers = try ShardedSchool.answers(reader)
    for (question, results) in wanted { #expect(answers[question] == results, "\(question)") }
    #expect(try reader.coverage(rows: "year", columns: "grade") == coverage)
    #expect(try reader.suggestions(for: "pap") == suggested)
    #expect(
      try reader.detail(of: "lesson-7")?.card.title == whole.detail(of: "lesson-7")?.card.title)
    #expect(try reader.ids(beginning: "lesson-1", limit: nil).count == 11)
    #expect(try reader.changedSources() == [])
  }

  @Test func `keeps each exemplar in one shard alone`() throws {
    let collection = try ShardedSchool()
    try collection.share(Self.four)
    let list = ShardList(Self.four.compactMap { Shard($0) })
    var found = 0
    for number in 0..<4 {
      let folder = list.folder(of: number, repository: collection.school.repository.root)
      let ids = try IndexReader(folder).ids(beginning: "", limit: nil)
      #expect(!ids.isEmpty && ids.allSatisfy { list.number(of: $0) == number })
      found += ids.count
    }
    #expect(found == ShardedSchool.count)
  }

  @Test func `brings new, changed and gone exemplars to their shards`() throws {
    let collection = try ShardedSchool()
    try collection.share(Self.four)
    let reader = try collection.reader
    let before = try reader.currentRevision()
    try collection.school.publish("kite", title: "Kites", year: "2031-2032")
    try collection.school.publish("lesson-3", version: 2, title: "Kites again")
    try collection.school.remove("lesson-4")
    let report = try collection.school.reindex()
    #expect((report.indexed, report.removed, report.rebuilt) == (2, 1, nil))
    #expect(try reader.search(SearchRequest("kites")).hits.map(\.card.id) == ["kite", "lesson-3"])
    #expect(try reader.search(SearchRequest("id:lesson-4")).total == 0)
    #expect(try reader.currentRevision() != before)
    #expect(report.revision == reader.revision)
    #expect(try Indexer(collection.school.repository).differences() == [])
    let again = try collection.school.reindex()
    #expect((again.indexed, again.removed, again.unchanged) == (0, 0, ShardedSchool.count))
    #expect(again.revision == report.revision)
  }

  @Test func `moves few exemplars when the list grows, and goes back to one piece`() throws {
    let collection = try ShardedSchool()
    try collection.share(Self.four)
    let reader = try collection.reader
    let wanted = try ShardedSchool.answers(reader)
    let grown = try collection.share(Self.four + ["index/shards/5"])
    #expect(grown.rebuilt == .otherShards || grown.rebuilt == .noIndex)
    #expect(grown.indexed < ShardedSchool.count / 2 && grown.indexed == grown.removed)
    let afterwards = try ShardedSchool.answers(reader)
    for (question, results) in wanted { #expect(afterwards[question] == results, "\(question)") }
    try FileManager.default.removeItem(
      atPath: collection.school.repository.root + "/index/shards.yaml")
    let whole = try collection.school.reindex()
    #expect((whole.indexed, whole.rebuilt) == (ShardedSchool.count, .otherShards))
    let answers = try ShardedSchool.answers(reader)
    for (question, results) in wanted { #expect(answers[question] == results, "\(question)") }
  }

  @Test func `rebuilds when the files under index change, and follows a rebuild`() throws {
    let collection = try ShardedSchool()
    try collection.share(Self.four)
    let reader = try collection.reader
    try collection.school.edit(
      "index/synonyms.yaml", replacing: "groups:", with: "groups:\n  - [kite, weather]")
    #expect(try collection.school.reindex().rebuilt == .otherSettings)
    #expect(try reader.search(SearchRequest("kite")).total > 0)
    #expect(try Indexer(collection.school.repository).rebuild().rebuilt == .asked)
    #expect(try reader.search(SearchRequest("kite")).total > 0)
  }

  @Test func `takes over from a kill after any shard`() throws {
    let collection = try ShardedSchool()
    try collection.share(Self.four)
    let root = collection.school.repository.root
    for name in ["index/shards/2/current", "index/shards/3/XAPIANDB", "index/db/current"] {
      try FileManager.default.removeItem(atPath: root + "/" + name)
      try collection.school.reindex()
      #expect(
        try collection.school.found("robot")
          == collection.reader.search(
            SearchRequest("robot")
          ).hits.map(\.card.id).sorted())
      #expect(try Indexer(collection.school.repository).differences() == [])
    }
  }

  @Test func `tells which shard has no index, and what is missing`() throws {
    let collection = try ShardedSchool()
    try collection.share(Self.four)
    let reader = try collection.reader
    let all = try reader.search(SearchRequest("")).total
    let root = collection.school.repository.root
    let gone = try IndexReader(IndexFolder(repository: root, path: root + "/index/shards/2"))
      .exemplarCount()
    try FileManager.default.moveItem(
      atPath: root + "/index/shards/2", toPath: root + "/index/shards/away")
    let results = try reader.search(SearchRequest(""))
    #expect(results.total == all - gone)
    #expect(
      results.query.warnings.map(\.message) == [
        "Shard 2 (index/shards/2) has no index: \(gone) of 60 exemplars are missing."
      ])
    #expect(results.query.warnings.map(\.code) == ["shard-down"])
    var request = SearchRequest("")
    request.isStrict = true
    #expect(throws: SearchError.shardsMissing(results.query.warnings)) {
      try reader.search(request)
    }
    try FileManager.default.moveItem(
      atPath: root + "/index/shards/away", toPath: root + "/index/shards/2")
    #expect(try reader.search(request).total == all)
  }

  @Test func `erases an exemplar from its shard`() throws {
    let collection = try ShardedSchool()
    try collection.school.publish("secret", title: "Zyzzyva")
    try collection.share(Self.four)
    try collection.school.remove("secret")
    try Indexer(collection.school.repository).erase(ids: ["secret"])
    let root = URL(fileURLWithPath: collection.school.repository.root + "/index")
    for path in try FileManager.default.subpathsOfDirectory(atPath: root.path)
    where path.contains("glass") {
      guard let data = FileManager.default.contents(atPath: root.path + "/" + path) else {
        continue
      }
      #expect(data.range(of: Data("zyzzyva".utf8)) == nil, "\(path)")
    }
    #expect(try collection.reader.search(SearchRequest("zyzzyva")).total == 0)
  }

  @Test func `indexes one shard alone, and knows no other number`() throws {
    let collection = try ShardedSchool()
    try collection.share(Self.four)
    for number in 0..<20 { try collection.school.publish("new-\(number)", title: "Kite") }
    let indexer = Indexer(collection.school.repository)
    let report = try indexer.bringUpToDate(shard: 2, rebuilding: false)
    let own = (0..<20).count { ShardList.number(of: "new-\($0)", among: 4) == 1 }
    #expect(report.indexed == own && own > 0)
    let error = #expect(throws: IndexError.self) {
      try indexer.bringUpToDate(shard: 5, rebuilding: false)
    }
    #expect(
      error?.description
        == "There is no shard 5. Use a number from 1 to 4, the rows of index/shards.yaml.")
  }
}
