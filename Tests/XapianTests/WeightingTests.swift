import Testing
import Xapian

@Suite struct WeightingTests {
  static let schemes: [Weighting] = [
    .bm25(), .bm25(k1: 1.2, b: 0.75), .bm25Plus(), .traditional(), .tfIdf(), .ineB2(), .inL2(),
    .ifB2(), .bb2(), .pl2(), .dlh,
  ]

  @Test(arguments: schemes)
  func `puts the document that says it more often first`(weighting: Weighting) throws {
    let database = try Shelf(
      texts: ["robot a b c", "robot robot b c", "d e f g", "h i j k", "l m n o"]
    ).open()
    let answer = try database.match(MatchRequest(.term("robot"), weighting: weighting))
    #expect(answer.ids == [2, 1])
    #expect(answer.items.allSatisfy { $0.weight > 0 })
    #expect(answer.greatestWeight == answer.items[0].weight)
  }

  @Test func `counts terms by coordinate, and nothing by boolean`() throws {
    let database = try Shelf(texts: ["a", "a b", "a b c"]).open()
    let query = Query.or([.term("a"), .term("b"), .term("c")])
    let coordinate = try database.match(MatchRequest(query, weighting: .coordinate))
    #expect(coordinate.items.map(\.weight) == [3, 2, 1])
    let boolean = try database.match(MatchRequest(query, weighting: .boolean))
    #expect(boolean.items.map(\.weight) == [0, 0, 0])
  }

  @Test(arguments: [
    Weighting.tfIdf("xyz"), .tfIdf(""), .ineB2(0), .pl2(-1), .inL2(0), .ifB2(0), .bb2(-2),
    .bm25(k1: .nan), .traditional(k: .infinity),
  ])
  func `refuses parameters that cannot be`(weighting: Weighting) throws {
    let database = try Shelf(texts: ["a"]).open()
    let error = failure { _ = try database.match(MatchRequest(.term("a"), weighting: weighting)) }
    #expect(error?.status == .invalidArgument)
  }

  @Test func `tells which terms matched, how frequent they are and what they weigh`() throws {
    let database = try Shelf(texts: ["paper light", "paper", "maze"]).open()
    let answer = try database.match(
      MatchRequest(
        .or([.term("paper"), .term("light"), .term("nowhere")]),
        fetch: [.matchingTerms, .termStatistics]))
    #expect(answer.items.map(\.matchingTerms) == [["light", "paper"], ["paper"]])
    let terms = Dictionary(uniqueKeysWithValues: answer.terms.map { ($0.term, $0.frequency) })
    #expect(terms == ["paper": 2, "light": 1, "nowhere": 0])
    let light = answer.terms.first { $0.term == "light" }
    let paper = answer.terms.first { $0.term == "paper" }
    #expect((light?.weight ?? 0) > (paper?.weight ?? 0))
  }
}
