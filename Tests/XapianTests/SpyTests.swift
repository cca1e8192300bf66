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

  @Test(arguments: [MatchRequest.Matcher.lists, .engine])
  func `counts the numbers of sets`(matcher: MatchRequest.Matcher) throws {
    let database = try Shelf([
      IndexedDocument(text: "a", values: [0: [7, 0, 44, 1]]),
      IndexedDocument(text: "a", values: [0: [44, 1]]), IndexedDocument(text: "a"),
      // An odd byte at the end is no number.
      IndexedDocument(text: "a", values: [0: [7, 0, 255, 255, 9]]),
      IndexedDocument(text: "b", values: [0: [8, 0]]),
    ]).open()
    var request = MatchRequest(
      .term("a"), limit: 0, checkAtLeast: .max, spies: [.numbers(slot: 0), .numbers(slot: 8)])
    request.matcher = matcher
    let counts = try database.match(request).counts
    #expect(counts.map(\.documents) == [4, 4])
    #expect(
      counts[0].numbers == [
        .init(number: 7, documents: 2), .init(number: 300, documents: 2),
        .init(number: 65_535, documents: 1),
      ])
    #expect(counts[1].numbers.isEmpty && counts.allSatisfy { $0.values.isEmpty })
  }
}
