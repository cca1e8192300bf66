import ExemplarJudging
import Testing

/// Every expected figure here was reckoned by hand.
struct QueryQualityTests {
  /// Gains 1, 0, 3, 0: 1 + 3/log₂4 = 2.5; ideal 3 + 2/log₂3 + 1/log₂4 = 4.761860.
  @Test func `measures a list with gaps as reckoned by hand`() {
    let quality = QueryQuality(
      of: ["b", "x", "a", "c"], grades: ["a": 3, "b": 1, "c": 0, "d": 2])
    #expect(quality[.ndcg].isNear(0.525005))
    #expect(quality[.map].isNear((1 + 2 / 3.0) / 3))
    #expect(quality[.precision] == 0.2)
    #expect(quality[.recall].isNear(2 / 3.0))
    #expect(quality[.mrr] == 1)
    #expect(quality[.zero] == 0)
  }

  @Test(arguments: [
    (["a", "b"], 1.0), (["b", "a"], 1.0), (["x", "a", "b"], 0.693426), (["x", "y"], 0.0),
  ])
  func `takes equal grades in any order`(hits: [String], expected: Double) {
    // 1/log₂3 + 1/log₂4 = 1.130930 against 1 + 1/log₂3 = 1.630930.
    #expect(QueryQuality(of: hits, grades: ["a": 1, "b": 1])[.ndcg].isNear(expected))
  }

  @Test func `counts a hit that is listed twice where it stands first`() {
    let twice = QueryQuality(of: ["x", "a", "a", "b"], grades: ["a": 2, "b": 1])
    #expect(twice == QueryQuality(of: ["x", "a", "b"], grades: ["a": 2, "b": 1]))
    #expect(twice[.map].isNear((1 / 2.0 + 2 / 3.0) / 2))
    #expect(twice[.precision] == 0.2)
  }

  @Test func `looks at ten for the gain and at a hundred for what was found`() {
    let hits = (1...150).map(String.init)
    let quality = QueryQuality(of: hits, grades: ["11": 3, "100": 1, "101": 1])
    #expect(quality[.ndcg] == 0)
    #expect(quality[.precision] == 0)
    #expect(quality[.recall].isNear(2 / 3.0))
    #expect(quality[.mrr].isNear(1 / 11.0))
    let precisions: [Double] = [1 / 11, 2 / 100, 3 / 101]
    #expect(quality[.map].isNear(precisions.reduce(0, +) / 3))
  }

  @Test func `takes more than ten relevant ones for ideal when ten of them lead`() {
    let hits = (1...10).map(String.init)
    let grades = Dictionary(uniqueKeysWithValues: (1...30).map { (String($0), 1) })
    let quality = QueryQuality(of: hits, grades: grades)
    #expect(quality[.ndcg] == 1)
    #expect(quality[.precision] == 1)
    #expect(quality[.recall].isNear(1 / 3.0))
    #expect(quality[.map].isNear(1 / 3.0))
  }

  @Test func `takes a negative grade for none`() {
    let quality = QueryQuality(of: ["a", "b"], grades: ["a": -1, "b": 1])
    #expect(quality[.ndcg].isNear(0.630930))
    #expect(quality[.mrr] == 0.5)
  }

  @Test func `gives an empty list nothing and tells that it is empty`() {
    let quality = QueryQuality(of: [], grades: ["a": 3])
    #expect(Metric.allCases.map { quality[$0] } == [0, 0, 0, 0, 0, 1])
  }

  @Test func `takes the mean over queries`() {
    let found = QueryQuality(of: ["a"], grades: ["a": 1])
    let quality = Quality(of: [found, QueryQuality(of: [], grades: ["a": 1])])
    #expect(quality.count == 2)
    #expect(quality[.ndcg] == 0.5)
    #expect(quality[.precision].isNear(0.05))
    #expect(quality[.zero] == 0.5)
    #expect(Quality(of: [])[.map] == 0)
  }
}

extension Double {
  /// To six digits.
  func isNear(_ other: Double, within distance: Double = 1e-6) -> Bool {
    abs(self - other) < distance
  }
}
