import Testing
import Xapian

@Suite struct SpyTests {
  /// Ordinals as the slot keeps them.
  static func packed(_ ordinals: UInt16...) -> [UInt8] {
    ordinals.flatMap { [UInt8($0 & 0xff), UInt8($0 >> 8)] }
  }

  @Test func `counts ordinals over all matches, not only those shown`() throws {
    let database = try Shelf([
      IndexedDocument(text: "a", values: [0: SpyTests.packed(0, 2, 300)]),
      IndexedDocument(text: "a", values: [0: SpyTests.packed(2)]),
      IndexedDocument(text: "a"),
      IndexedDocument(text: "b", values: [0: SpyTests.packed(0, 1, 2)]),
    ]).open()
    let answer = try database.match(
      MatchRequest(
        .term("a"), limit: 1, checkAtLeast: .max,
        spies: [.ordinals(slot: 0, count: 301), .ordinals(slot: 0, count: 2)]))
    try #require(answer.counts.count == 2 && answer.counts[0].ordinals.count == 301)
    let counts = answer.counts[0].ordinals
    #expect(counts[0] == 1 && counts[1] == 0 && counts[2] == 2 && counts[300] == 1)
    #expect(counts.reduce(0, +) == 4 && answer.counts[0].strays == 0)
    #expect(answer.counts[0].documents == 3)
    // A table that is too small says so.
    #expect(answer.counts[1].ordinals == [1, 0] && answer.counts[1].strays == 3)
  }

  @Test func `tells of a value that is no sequence of ordinals`() throws {
    let database = try Shelf([IndexedDocument(text: "a", values: [0: [1, 0, 7]])]).open()
    let answer = try database.match(
      MatchRequest(.term("a"), checkAtLeast: .max, spies: [.ordinals(slot: 0, count: 2)]))
    #expect(answer.counts[0].ordinals == [0, 1] && answer.counts[0].strays == 1)
  }

  @Test func `counts whole values`() throws {
    let database = try Shelf([
      IndexedDocument(text: "a", values: [0: [0]]), IndexedDocument(text: "a", values: [0: [0]]),
      IndexedDocument(text: "a", values: [0: [0, 1]]), IndexedDocument(text: "a"),
    ]).open()
    let answer = try database.match(
      MatchRequest(
        .term("a"), limit: 0, checkAtLeast: .max,
        spies: [.values(slot: 0), .ordinals(slot: 0, count: 1), .values(slot: 8)]))
    #expect(answer.counts.map(\.documents) == [4, 4, 4])
    #expect(answer.counts[0].values == [[0]: 2, [0, 1]: 1])
    #expect(answer.counts[2].values == [:])
  }

  @Test func `refuses more ordinals than sixteen bits name`() throws {
    let database = try Shelf(texts: ["a"]).open()
    let error = failure {
      _ = try database.match(
        MatchRequest(.term("a"), spies: [.ordinals(slot: 0, count: 65_537)]))
    }
    #expect(error?.status == .invalidArgument)
  }
}
