import ExemplarBundle
import ExemplarCatalog
import ExemplarIndexing
import ExemplarLanguage
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import Testing
import Xapian

@Suite struct OvertakenReaderTests {
  @Test func `answers from the rebuilt index at the next question of an open reader`() throws {
    let school = try indexedSchool()
    let reader = try IndexReader(school.index)
    let before = try reader.search(SearchRequest("copper"))
    try school.publish("sound-walk", title: "Sound walk", lesson: "Copper bells.")
    _ = try Indexer(school.repository).rebuild()
    let during = try reader.search(SearchRequest("copper"))
    #expect(before.total == 1 && during.total == 2 && during.revision != before.revision)
    #expect(try reader.detail(of: "sound-walk") != nil)
    #expect(try school.found("copper") == ["paper-circuits", "sound-walk"])
    #expect(try IndexReader(school.index).revision != before.revision)
  }

  @Test func `answers the whole request from one snapshot when commits overtake it`() throws {
    let lessons = (1...600).map { Self.lesson($0, "copper") }
    let collection = try TinyCollection(lessons)
    let reader = try IndexReader(collection.index)
    var request = SearchRequest("copper")
    request.facets = .all
    request.perPage = 100
    let before = try reader.search(request)
    let database = try #require(collection.index.currentDatabase())
    for round in 1...3 { try rewrite(lessons.count, round, in: database) }
    let after = try reader.search(request)
    #expect(before.total == 600 && after.total == 600)
    #expect(after.revision != before.revision)
    #expect(after.hits.count == 100)
    #expect(after.hits.allSatisfy { $0.card.summary == "Round 3." })
    let years = try #require(after.facets.first { $0.field == "year" })
    #expect(years.values.filter { $0.count > 0 }.map(\.value) == ["2003-2004"])
    #expect(years.values.filter { $0.count > 0 }.map(\.count) == [600])
  }

  @Test func `finds neighbors and suggestions on the newest snapshot when commits overtake them`()
    throws
  {
    let lessons = (1...600).map { Self.lesson($0, "copper") }
    let collection = try TinyCollection(lessons)
    let reader = try IndexReader(collection.index)
    #expect(try reader.similar(to: "lesson-1").exemplars == 600)
    #expect(try reader.suggestions(for: "round").map(\.text) == ["round0"])
    let database = try #require(collection.index.currentDatabase())
    for round in 1...3 { try rewrite(lessons.count, round, in: database) }
    let after = try reader.similar(to: "lesson-1", perPage: 50)
    #expect(after.hits.count == 50 && after.hits.allSatisfy { $0.card.summary == "Round 3." })
    #expect(try reader.suggestions(for: "round").map(\.text) == ["round3"])
  }

  private static func lesson(_ number: Int, _ word: String, round: Int = 0) -> Exemplar {
    .lesson(
      "lesson-\(number)", title: "Lesson \(number)", summary: "Round \(round).",
      year: "200\(round)-200\(round + 1)", lesson: "\(word) number\(number) round\(round)")
  }

  private func rewrite(_ count: Int, _ round: Int, in database: String) throws {
    let writer = try IndexWriter(
      path: database, settings: TinyCollection.settings, durability: .unsynced)
    let maker = try DocumentMaker(TinyCollection.settings)
    for number in 1...count {
      let lesson = Self.lesson(number, "copper", round: round)
      try writer.write(try maker.document(for: lesson, versions: []), bag: "\(round)")
    }
    _ = try writer.finish()
  }
}
