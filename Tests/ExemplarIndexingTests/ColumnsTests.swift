import ExemplarBundle
import ExemplarIndexing
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing
import Xapian

/// The columns file beside the index in use.
@Suite struct ColumnsTests {
  /// The columns files of the index in use.
  private func files(_ school: SmallRepository) throws -> [String] {
    let folder = school.index.folder(stamp: try #require(school.index.currentStamp()))
    return try FileManager.default.contentsOfDirectory(atPath: folder).filter {
      $0.hasPrefix("glass.columns")
    }.map { folder + "/" + $0 }.sorted()
  }

  private func fault(_ school: SmallRepository) throws -> String? {
    let database = try Database(path: try #require(school.index.currentDatabase()))
    return try database.columnsFault(thoroughly: true)?.reason
  }

  @Test func `has one for each of the two newest snapshots`() throws {
    let school = try indexedSchool()
    #expect(try fault(school) == nil && files(school).count == 1)
    for number in 1...3 {
      try school.publish("one-\(number)", title: "One")
      #expect(try Indexer(school.repository).update(ids: ["one-\(number)"]).findings == [])
      #expect(try fault(school) == nil && files(school).count == 2)
    }
    try school.remove("one-1")
    #expect(try school.reindex().removed == 1)
    #expect(try fault(school) == nil && files(school).count == 2)
  }

  @Test func `has the right one after a rebuild and after forgetting`() throws {
    let school = try indexedSchool()
    _ = try Indexer(school.repository).rebuild()
    #expect(try fault(school) == nil && files(school).count == 1)
    try school.remove("bean-diary")
    try Indexer(school.repository).erase(ids: ["bean-diary"])
    #expect(try fault(school) == nil && files(school).count == 1)
  }

  @Test(arguments: ["is missing", "is shorter than it says", "is damaged", "is no file"])
  func `is mended by the next run, which says so`(reason: String) throws {
    let school = try indexedSchool()
    let file = try #require(try files(school).first)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: file))
    switch reason {
    case "is missing": try FileManager.default.removeItem(atPath: file)
    case "is shorter than it says":
      try bytes.dropLast(8).write(to: URL(fileURLWithPath: file))
    case "is damaged":
      bytes[bytes.count / 2] ^= 1
      try bytes.write(to: URL(fileURLWithPath: file))
    default:
      try FileManager.default.removeItem(atPath: file)
      try FileManager.default.createDirectory(
        atPath: file + "/in", withIntermediateDirectories: true)
    }
    let finding = try #require(try Indexer(school.repository).differences().first)
    #expect(finding.code == "index-columns" && finding.severity == .warning)
    #expect(
      finding.summary
        == "The columns of the index are not used, because the file \(reason). Answers are the same and take longer."
    )
    #expect(try school.found("bean") == ["bean-diary"])
    let report = try school.reindex()
    #expect(report.rebuilt == nil && report.unchanged == 2)
    #expect(
      report.findings.map(\.summary) == [
        "The columns of the index were not used, because the file \(reason). They were written anew."
      ])
    #expect(try fault(school) == nil)
    #expect(try Indexer(school.repository).differences() == [])
    #expect(try school.reindex().findings == [])
  }

  @Test func `answers rightly for a reader that stays open during commits and a rebuild`() throws {
    let school = try indexedSchool()
    let reader = try IndexReader(school.index)
    for number in 1...8 {
      try school.publish("one-\(number)", title: "One more")
      _ = try Indexer(school.repository).update(ids: ["one-\(number)"])
      if number == 5 { _ = try Indexer(school.repository).rebuild() }
      var request = SearchRequest("")
      request.facets = .named(["grade"])
      request.order = .title
      request.perPage = 50
      let results = try reader.search(request)
      #expect(results.total == 2 + number)
      #expect(
        results.hits.map(\.card.id)
          == ["bean-diary"] + (1...number).map { "one-\($0)" } + ["paper-circuits"])
      #expect(results.facets[0].values.map(\.count) == [2 + number])
    }
  }
}
