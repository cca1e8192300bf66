import Testing
import Xapian

@Suite struct OrderTests {
  /// Documents 1 to 4: weight by how often, value 0 and value 1.
  static let documents = [
    ("a b", 2, 1), ("a a a b", 1, 1), ("a a a b", 3, 2), ("a b", 1, 2),
  ].map { text, first, second in
    IndexedDocument(text: text, values: [0: [UInt8(first)], 1: [UInt8(second)]])
  }

  @Test(arguments: [
    (Sort.relevance, [2, 3, 1, 4] as [UInt32]),
    (.relevanceThenValue(0), [2, 3, 4, 1]),
    (.relevanceThenValue(0, ascending: false), [3, 2, 1, 4]),
    (.value(0), [2, 4, 1, 3]),
    (.value(0, ascending: false), [3, 1, 2, 4]),
    (.valueThenRelevance(1), [2, 1, 3, 4]),
    (.valueThenRelevance(1, ascending: false), [3, 4, 2, 1]),
    (.values([.init(1), .init(0)]), [2, 1, 4, 3]),
    (.values([.init(1, ascending: false), .init(0, ascending: false)]), [3, 4, 1, 2]),
    (.relevanceThenValues([.init(1, ascending: false), .init(0)]), [3, 2, 4, 1]),
    (.valuesThenRelevance([.init(1, ascending: false)]), [3, 4, 2, 1]),
  ])
  func `puts matches in each order`(sort: Sort, ids: [UInt32]) throws {
    let database = try Shelf(OrderTests.documents).open()
    for checkAtLeast in [0, Int.max] {
      let answer = try database.match(
        MatchRequest(.term("a"), checkAtLeast: checkAtLeast, sort: sort))
      #expect(answer.ids == ids)
    }
  }

  @Test func `puts equal matches in the order of their ids, either way`() throws {
    let database = try Shelf(texts: ["a", "a", "a"]).open()
    let up = try database.match(MatchRequest(.term("a")))
    let down = try database.match(MatchRequest(.term("a"), ties: .descending))
    let any = try database.match(
      MatchRequest(.term("a"), weighting: .boolean, ties: .any))
    #expect(up.ids == [1, 2, 3] && down.ids == [3, 2, 1] && any.ids.sorted() == [1, 2, 3])
  }

  @Test func `puts a document without a value first among ascending ones`() throws {
    let database = try Shelf([
      IndexedDocument(values: [0: [1]]), IndexedDocument(), IndexedDocument(values: [0: [0]]),
    ]).open()
    let ascending = try database.match(MatchRequest(.everything, sort: .value(0)))
    #expect(ascending.ids == [2, 3, 1])
  }

  /// Terms of very different frequency, lengths and weights, many of them equal.
  static func crowd() throws -> Shelf {
    try Shelf(
      (1...3_000).map { number in
        var postings = [Posting(term: "all")]
        for divisor in [2, 3, 5, 7, 100] where number.isMultiple(of: divisor) {
          postings.append(
            Posting(term: "t\(divisor)", frequency: UInt32(number % 4 + 1)))
        }
        let name = Array("\(number)".utf8)
        return IndexedDocument(
          data: name, postings: postings,
          values: [0: [UInt8(number % 11), 0, 11, 0], 1: [UInt8(number % 200)], 2: name])
      })
  }

  static let crowdQueries: [Query] = [
    .term("all"), .term("t100"), .or([.term("t2"), .term("t3"), .term("t7")]),
    .and([.term("t2"), .term("t5")]), .everything, .nothing,
    .filter(.or([.term("t7"), .term("t100")]), by: .term("t2")),
    .andNot(.term("all"), .term("t2")), .maybe(.term("t5"), .term("t100")),
    .wildcard(prefix: "t"),
  ]

  @Test func `gives the same answer with and without early rejection`() throws {
    let database = try OrderTests.crowd().open()
    let schemes: [Weighting] = [.bm25(), .ineB2(), .boolean]
    for query in OrderTests.crowdQueries {
      for weighting in schemes {
        for (offset, collapse) in [(0, nil), (37, nil), (3, MatchRequest.Collapse(slot: 1))] {
          var request = MatchRequest(
            query, weighting: weighting, offset: offset, limit: 10, checkAtLeast: .max,
            collapse: collapse, spies: [.values(slot: 0)])
          request.matcher = .engine
          let early = try database.match(request)
          request.rejectsEarly = false
          let plain = try database.match(request)
          #expect(early == plain)
          #expect(early.isExact || collapse != nil)
        }
      }
    }
  }

  @Test func `pages through an answer without a gap or a repetition`() throws {
    let database = try OrderTests.crowd().open()
    let query = Query.or([.term("t7"), .term("t100")])
    let whole = try database.match(MatchRequest(query, limit: 1_000)).ids
    var paged: [UInt32] = []
    for offset in stride(from: 0, to: whole.count, by: 50) {
      let page = try database.match(
        MatchRequest(query, offset: offset, limit: 50, fetch: .data, values: [2]))
      // The data of a later page must be that page's, too.
      #expect(page.items.allSatisfy { $0.data == Array("\($0.document)".utf8) })
      #expect(page.items.allSatisfy { $0.values == [2: $0.data] })
      paged += page.ids
    }
    #expect(paged == whole && Set(whole).count == 454)
    let beyond = try database.match(MatchRequest(query, offset: 9_999, limit: 50, fetch: .data))
    #expect(beyond.items.isEmpty)
  }

  @Test func `tells bounds when it stops early, and the truth when it checks all`() throws {
    let database = try OrderTests.crowd().open()
    let query = Query.and([.term("t2"), .term("t3"), .term("t5")])
    let guess = try database.match(MatchRequest(query, limit: 1))
    #expect(guess.lowerBound <= 100 && guess.upperBound >= 100)
    let exact = try database.match(MatchRequest(query, limit: 1, checkAtLeast: .max))
    #expect(exact.isExact && exact.estimate == 100 && exact.items.count == 1)
    let counted = try database.match(MatchRequest(query, limit: 0, checkAtLeast: .max))
    #expect(counted.isExact && counted.estimate == 100 && counted.items.isEmpty)
  }

  @Test func `keeps only so many matches of the same value`() throws {
    let database = try Shelf(
      [1, 1, 1, 2, 2, 3].map { IndexedDocument(text: "a", values: [0: [$0]]) }
    ).open()
    var request = MatchRequest(
      .term("a"), checkAtLeast: .max, collapse: .init(slot: 0), spies: [.values(slot: 0)])
    let one = try database.match(request)
    #expect(one.ids == [1, 4, 6])
    #expect(one.items.map(\.collapseCount) == [2, 1, 0])
    #expect(one.items.map(\.collapseKey) == [[1], [2], [3]])
    #expect(one.estimate == 3 && one.uncollapsedEstimate == 6)
    // Spies look before collapsing.
    #expect(one.counts[0].values == [[1]: 3, [2]: 2, [3]: 1])
    request.collapse?.keep = 2
    let two = try database.match(request)
    #expect(two.ids == [1, 2, 4, 5, 6])
  }

  @Test func `leaves out matches under a weight or a share of the best`() throws {
    let database = try Shelf(texts: ["a a a a", "a b c d", "b"]).open()
    let all = try database.match(MatchRequest(.term("a")))
    let weights = all.items.map(\.weight)
    try #require(weights.count == 2 && weights[0] > weights[1])
    let heavy = try database.match(
      MatchRequest(.term("a"), leastWeight: (weights[0] + weights[1]) / 2))
    #expect(heavy.ids == [1])
    let best = try database.match(MatchRequest(.term("a"), leastPercentage: 99))
    #expect(best.ids == [1])
  }

  @Test func `answers under a time limit`() throws {
    let database = try OrderTests.crowd().open()
    let answer = try database.match(
      MatchRequest(.term("all"), limit: 5, checkAtLeast: .max, timeLimit: 60))
    #expect(answer.items.count == 5 && answer.isExact)
  }
}
