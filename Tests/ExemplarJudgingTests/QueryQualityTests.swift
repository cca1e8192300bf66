import ExemplarJudging
import Testing

struct QueryQualityTests {
  @Test func `gives a perfect list the best figures`() {
    let quality = QueryQuality(of: ["a", "b"], grades: ["a": 3, "b": 1])
    #expect(quality[.ndcg] == 1)
  }
}
