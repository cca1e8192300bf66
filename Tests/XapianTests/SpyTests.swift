import Testing
import Xapian

@Suite struct SpyTests {
  @Test func `counts whole values`() throws {
    let database = try Shelf([
      IndexedDocument(text: "a", values: [0: [0]]), IndexedDocument(text: "a", values: [0: [0]]),
      IndexedDocument(text: "a", values: [0: [0, 1]]), IndexedDocument(text: "a"),
    ]).open()
    let answer = try database.match(
      MatchRequest(
        .term("a"), limit: 0, checkAtLeast: .max, spies: [.values(slot: 0), .values(slot: 8)]))
    #expect(answer.counts.map(\.documents) == [4, 4])
    #expect(answer.counts[0].values == [[0]: 2, [0, 1]: 1])
    #expect(answer.counts[1].values == [:])
  }

  @Test func `counts over all matches, not only those shown`() throws {
    let database = try Shelf([
      IndexedDocument(text: "a", values: [0: [7]]), IndexedDocument(text: "a", values: [0: [9]]),
      IndexedDocument(text: "b", values: [0: [7]]), IndexedDocument(text: "a", values: [0: [7]]),
    ]).open()
    let answer = try database.match(
      MatchRequest(.term("a"), limit: 1, checkAtLeast: .max, spies: [.values(slot: 0)]))
    #expect(answer.items.count == 1)
    #expect(answer.counts[0].values == [[7]: 2, [9]: 1])
  }
}
