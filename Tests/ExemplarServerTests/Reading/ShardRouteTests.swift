import ExemplarLanguage
import ExemplarPresentation
import ExemplarSearch
import ExemplarTesting
import ExemplarVocabulary
import Foundation
import NIOHTTP1
import Testing

/// What is answered over HTTP while a part of the index is missing.
@Suite struct ShardRouteTests {
  private static let ids = (1...12).map { "lesson-\($0)" }
  /// Those of the second of two shards.
  private static let lost = ids.filter { ShardList.number(of: $0, among: 2) == 1 }
  private static let kept = ids.filter { ShardList.number(of: $0, among: 2) == 0 }
  private static let message =
    "Shard 2 (index/shards/2) has no index: \(lost.count) of \(ids.count) exemplars are missing."

  /// Serves twelve lessons in two shards; the second one's folder goes away before the first question.
  private func withoutSecond(
    _ asking: @escaping @Sendable (ServerTrial) async throws -> Void
  ) async throws {
    try await ServerTrial.run { school in
      for id in Self.ids { try school.publish(id, title: "Paper circuits") }
      try school.folder.write(
        "index/shards.yaml", "shards: [index/shards/1, index/shards/2]\n")
    } asking: { trial in
      let whole = try await trial.get("/api/v1/search?strict=true")
      #expect(whole.status == 200)
      #expect(try whole.json()["total"] as? Int == Self.ids.count)
      try FileManager.default.removeItem(at: trial.school.folder.url("index/shards/2"))
      try await asking(trial)
    }
  }

  @Test func `answers from the shards that are there, and tells what is missing`() async throws {
    try #require(!Self.lost.isEmpty && !Self.kept.isEmpty)
    try await withoutSecond { trial in
      let answer = try await trial.get("/api/v1/search?q=circuits&per_page=50")
      #expect(answer.status == 200)
      let page = try AnswerJSON.decode(SearchPage.self, from: answer.text)
      #expect(page.hits.map(\.card.id).sorted() == Self.kept.sorted())
      #expect(page.query.warnings.map(\.code) == ["shard-down"])
      #expect(page.query.warnings.map(\.message) == [Self.message])
      let facets = try await trial.get("/api/v1/facets?q=circuits")
      let counts = try AnswerJSON.decode(FacetsAnswer.self, from: facets.text)
      #expect(counts.query.warnings == page.query.warnings && counts.total == Self.kept.count)
      let suggested = try await trial.get("/api/v1/suggest?q=pap")
      let suggestions = try AnswerJSON.decode(SuggestAnswer.self, from: suggested.text)
      #expect(suggestions.warnings == page.query.warnings && !suggestions.suggestions.isEmpty)
      let named = try await trial.get("/api/v1/vocabularies/iste?q=4a")
      let vocabulary = try AnswerJSON.decode(VocabularyAnswer.self, from: named.text)
      #expect(vocabulary.warnings == page.query.warnings && !vocabulary.entries.isEmpty)
      let listed = try await trial.get("/api/v1/vocabularies")
      let list = try AnswerJSON.decode(VocabularyListAnswer.self, from: listed.text)
      #expect(list.warnings == page.query.warnings && !list.vocabularies.isEmpty)
    }
  }

  @Test func `refuses what only the whole collection can answer`() async throws {
    let lost = try #require(Self.lost.first)
    try await withoutSecond { trial in
      for target in [
        "/api/v1/search?q=circuits&strict=true", "/api/v1/coverage",
        "/api/v1/exemplars/\(lost)", "/api/v1/exemplars/\(lost)/similar",
      ] {
        let answer = try await trial.get(target)
        #expect(answer.status == 503 && answer.code == "shard-down", "\(target)")
        #expect(answer.headers["retry-after"] == ["5"], "\(target)")
        #expect(answer.headers["content-type"] == ["application/problem+json"], "\(target)")
        #expect(try (answer.json()["detail"] as? String)?.contains(Self.message) == true)
      }
      let kept = try await trial.get("/api/v1/exemplars/\(try #require(Self.kept.first))")
      #expect(kept.status == 200)
    }
  }
}
