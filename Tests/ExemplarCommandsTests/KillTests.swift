import ExemplarCatalog
import ExemplarLanguage
import ExemplarTesting
import Foundation
import Testing

/// Programs that end in the middle of their work, as by a loss of power, and are run again.
@Suite struct KillTests {
  private static let count = 550

  @Test(.timeLimit(.minutes(2)))
  func `loses no lesson when an import and an index are killed again and again`() async throws {
    let school = try SmallRepository()
    try school.folder.write("lessons.jsonl", manyLines(Self.count))
    let published = try await importKilled(school)
    #expect(published == Self.count)
    try await indexKilled(school)
  }

  /// Kills imports at moments that wander through their work; what was public once stays public and whole.
  private func importKilled(_ school: SmallRepository) async throws -> Int {
    let arguments = ["import", "jsonl", "lessons.jsonl", "--json"]
    var published = 0
    for moment in [30, 120, 300] {
      let run = try Program.exemplar.start(arguments, in: school.folder)
      try await Task.sleep(for: .milliseconds(moment))
      run.kill()
      _ = try await run.outcome()
      let now = try school.repository.ids().count
      #expect(now >= published)
      published = now
    }
    let checked = try await Program.exemplar.run("check", in: school.folder)
    #expect(checked.status == 0, "\(checked.answer.prefix(500))")
    let rerun = try await Program.exemplar.run(arguments, in: school.folder)
    #expect(rerun.status == 0)
    let json = try rerun.json()
    #expect(json["unchanged"] as? Int == published)
    #expect(json["imported"] as? Int == Self.count - published)
    let staging = school.folder.url(".exemplar/staging").path
    #expect(try FileManager.default.contentsOfDirectory(atPath: staging) == [])
    return try school.repository.ids().count
  }

  /// Kills rebuilds; the index in use answers all the time, and the last run completes it.
  private func indexKilled(_ school: SmallRepository) async throws {
    for moment in [20, 60, 150] {
      let run = try Program.exemplar.start(["index"], in: school.folder)
      try await Task.sleep(for: .milliseconds(moment))
      run.kill()
      _ = try await run.outcome()
    }
    #expect(try await Program.exemplar.run("index", in: school.folder).status == 0)
    let stamp = school.index.currentStamp()
    try school.publish("one-more", title: "One more")
    for moment in [15, 80] {
      let run = try Program.exemplar.start(["index", "--rebuild"], in: school.folder)
      try await Task.sleep(for: .milliseconds(moment))
      run.kill()
      _ = try await run.outcome()
      let asked = try await Program.exemplar.run(
        ["search", "--jsonl", "--quiet", "lesson"], in: school.folder)
      #expect(asked.status == 0 && !asked.answer.isEmpty)
    }
    let last = try await Program.exemplar.run("index", "--rebuild", in: school.folder)
    #expect(last.status == 0 && last.answer.hasPrefix("The index was built anew: "))
    #expect(school.index.currentStamp() != stamp)
    let all = try await Program.exemplar.run("search", "--json", in: school.folder).json()
    #expect(all["total"] as? Int == Self.count + 1)
    let left = try FileManager.default.contentsOfDirectory(atPath: school.index.path).sorted()
    #expect(
      left
        == ["current", "rebuild.lock", "writer.lock", school.index.currentStamp()].compactMap(
          \.self
        )
        .sorted())
  }
}
