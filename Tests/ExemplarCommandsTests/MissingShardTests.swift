import ExemplarTesting
import Foundation
import Testing

/// Commands while a part of the index is missing.
@Suite struct MissingShardTests {
  /// Lessons in two shards, of which the second has gone.
  private func school() async throws -> SmallRepository {
    let school = try SmallRepository()
    for number in 1...12 { try school.publish("lesson-\(number)", title: "Paper circuits") }
    try school.folder.write("index/shards.yaml", "shards: [index/shards/1, index/shards/2]\n")
    let indexed = try await Program.exemplar.run("index", in: school.folder)
    #expect(indexed.status == 0, "\(indexed.remarks)")
    try FileManager.default.removeItem(at: school.folder.url("index/shards/2"))
    return school
  }

  @Test func `tell what is missing, on the terminal and as JSON`() async throws {
    let school = try await school()
    for command in [
      ["search", "circuits"], ["facets", "circuits"], ["vocabulary"], ["vocabulary", "iste", "4a"],
    ] {
      let told = try await Program.exemplar.run(command, in: school.folder)
      #expect(told.status == 0, "\(command) \(told.remarks)")
      let words = told.answer.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(
        words.contains("Note: Shard 2 (index/shards/2) has no index: "), "\(command) \(words)")
      let json = try await Program.exemplar.run(command + ["--json"], in: school.folder).json()
      let query = json["query"] as? [String: Any]
      let warnings = try #require((query ?? json)["warnings"] as? [[String: Any]], "\(command)")
      #expect(warnings.map { $0["code"] as? String } == ["shard-down"], "\(command)")
    }
  }

  @Test(arguments: [["search", "circuits", "--strict"], ["coverage"]])
  func `refuse what only the whole collection can answer`(command: [String]) async throws {
    let school = try await school()
    let outcome = try await Program.exemplar.run(command, in: school.folder)
    #expect(outcome.status == 2 && outcome.answer == "")
    #expect(outcome.told.hasPrefix("exemplar: Shard 2 (index/shards/2) has no index: "))
    let problem = try await Program.exemplar.run(command + ["--json"], in: school.folder).problem()
    #expect(problem["code"] as? String == "shard-down")
  }
}
