import Testing
import Xapian

@Suite struct QueryTests {
  /// Documents 1 to 6.
  static let texts = [
    "paper circuits light", "circuits paper", "paper robots", "robots robots maze", "light",
    "paper copper tape circuits",
  ]

  static let operators: [(Query, String, [UInt32])] = [
    (.nothing, "Query()", []),
    (.everything, "Query(<alldocuments>)", [1, 2, 3, 4, 5, 6]),
    (.term("light"), "Query(light)", [1, 5]),
    (.term("light", frequency: 3), "Query(light#3)", [1, 5]),
    (.term("nowhere"), "Query(nowhere)", []),
    (.and([.term("paper"), .term("circuits")]), "Query((paper AND circuits))", [1, 2, 6]),
    (.and([]), "Query()", []),
    (.or([.term("maze"), .term("light")]), "Query((maze OR light))", [1, 4, 5]),
    (.or([]), "Query()", []),
    (
      .xor([.term("paper"), .term("light"), .term("robots")]),
      "Query((paper XOR light XOR robots))", [2, 4, 5, 6]
    ),
    (.andNot(.term("paper"), .term("circuits")), "Query((paper AND_NOT circuits))", [3]),
    (.andNot(.everything, .term("paper")), "Query((<alldocuments> AND_NOT paper))", [4, 5]),
    (.filter(.term("paper"), by: .term("light")), "Query((paper FILTER light))", [1]),
    (.maybe(.term("maze"), .term("paper")), "Query((maze AND_MAYBE paper))", [4]),
    (.max([.term("maze"), .term("tape")]), "Query((maze MAX tape))", [4, 6]),
    (.synonym([.term("maze"), .term("tape")]), "Query((maze SYNONYM tape))", [4, 6]),
    (.phrase(["paper", "circuits"]), "Query((paper PHRASE 2 circuits))", [1]),
    (.phrase(["paper", "circuits"], window: 4), "Query((paper PHRASE 4 circuits))", [1, 6]),
    (.phrase(["paper", "circuits"], window: 1), "Query((paper PHRASE 2 circuits))", [1]),
    (.phrase([]), "Query()", []),
    (.near(["paper", "circuits"]), "Query((paper NEAR 10 circuits))", [1, 2, 6]),
    (.near(["paper", "circuits"], window: 2), "Query((paper NEAR 2 circuits))", [1, 2]),
    (.wildcard(prefix: "ro"), "Query(WILDCARD SYNONYM ro)", [3, 4]),
    (.wildcard(prefix: "zz"), "Query(WILDCARD SYNONYM zz)", []),
    (.scaled(.term("light"), by: 2.5), "Query(2.5 * light)", [1, 5]),
    (
      .constantWeight(3), "Query(PostingSource(Xapian::FixedWeightPostingSource(wt=3)))",
      [1, 2, 3, 4, 5, 6]
    ),
    (
      .elite([.term("maze"), .term("paper"), .term("light")], count: 1),
      "Query((maze ELITE_SET 1 paper ELITE_SET 1 light))", [4]
    ),
    (
      .and([.or([.term("paper"), .term("robots")]), .term("circuits")]),
      "Query(((paper OR robots) AND circuits))", [1, 2, 6]
    ),
  ]

  @Test(arguments: operators)
  func `builds each operator and finds what it means`(
    query: Query, description: String, documents: [UInt32]
  ) throws {
    let database = try Shelf(texts: QueryTests.texts).open()
    let told = try query.engineDescription()
    #expect(told == description)
    let found = try database.match(MatchRequest(query, limit: 100))
    #expect(found.ids.sorted() == documents)
  }

  @Test(arguments: [
    (Query.valueRange(0, from: [2], to: [3]), [2, 3] as [UInt32]),
    (.valueRange(0, from: [3], to: [2]), []),
    (.valueAtLeast(0, [3]), [3, 4]),
    (.valueAtMost(0, [2]), [1, 2]),
    (.andNot(.everything, .valueAtMost(0, [2])), [3, 4, 5]),
  ])
  func `finds ranges of values with both ends`(query: Query, documents: [UInt32]) throws {
    let values: [[UInt8]] = [[1], [2], [3], [4], []]
    let database = try Shelf(values.map { IndexedDocument(values: [0: $0]) }).open()
    let found = try database.match(MatchRequest(query, limit: 100))
    #expect(found.ids == documents)
  }

  @Test func `weighs by the operator`() throws {
    let database = try Shelf(texts: QueryTests.texts).open()
    func weight(_ query: Query) throws -> Double {
      try database.match(MatchRequest(query)).items.first?.weight ?? -1
    }
    let (light, maze) = try (weight(.term("light")), weight(.term("maze")))
    let scaled = try weight(.scaled(.term("light"), by: 2))
    let constant = try weight(.constantWeight(3))
    let filtered = try weight(.filter(.term("maze"), by: .term("robots")))
    let max = try weight(.max([.term("maze"), .term("robots")]))
    let or = try weight(.or([.term("maze"), .term("robots")]))
    #expect(scaled == 2 * light && constant == 3 && filtered == maze && max < or)
  }

  @Test func `bounds a wildcard as it is told`() throws {
    let database = try Shelf(texts: ["ab ac ad", "ad", "ac ad"]).open()
    func found(_ limit: Int, _ excess: Query.Excess, _ combiner: Query.Combiner) throws -> [UInt32]
    {
      try database.match(
        MatchRequest(.wildcard(prefix: "a", limit: limit, combiner: combiner, excess: excess))
      ).ids.sorted()
    }
    for combiner in [Query.Combiner.synonym, .or, .max] {
      let first = try found(1, .first, combiner)
      let mostFrequent = try found(1, .mostFrequent, combiner)
      let unlimited = try found(0, .fails, combiner)
      #expect(first == [1] && mostFrequent == [1, 2, 3] && unlimited == [1, 2, 3])
    }
  }

  @Test func `refuses a query of more than 64 levels, and takes one of 64`() throws {
    func nested(_ levels: Int) -> Query {
      (1..<levels).reduce(.term("a")) { query, level in
        level.isMultiple(of: 2) ? .and([query, .term("b")]) : .or([query, .term("c")])
      }
    }
    let database = try Shelf(texts: ["a b", "c"]).open()
    let deepest = try database.match(MatchRequest(nested(64)))
    #expect(deepest.ids.sorted() == [1, 2])
    let error = failure { _ = try database.match(MatchRequest(nested(65))) }
    #expect(error?.status == .invalidArgument)
    #expect(error?.message == "The query has more than 64 levels")
    let snippets = failure { _ = try database.snippets(SnippetRequest(nested(65), of: [])) }
    #expect(snippets?.status == .invalidArgument)
  }

  @Test(arguments: [
    Query.term(""), .phrase(["a", ""]), .near([""]), .scaled(.term("a"), by: -1),
    .scaled(.term("a"), by: .nan), .constantWeight(-0.5), .constantWeight(.infinity),
  ])
  func `refuses what is no query`(query: Query) throws {
    #expect(failure { _ = try query.engineDescription() }?.status == .invalidArgument)
  }

  @Test func `finds nothing by a term that is too long to be stored`() throws {
    let database = try Shelf(texts: ["a"]).open()
    let long = String(repeating: "x", count: 1_000)
    let found = try database.match(
      MatchRequest(.or([.term(long), .wildcard(prefix: long), .phrase([long, "a"])])))
    #expect(found.ids == [])
  }
}
