import ExemplarIndexing
import ExemplarLanguage
import ExemplarPresentation
import ExemplarServer
import ExemplarTesting
import Foundation
import NIOHTTP1
import Synchronization
import Testing

/// Answers are those of the newest commit, whatever happens to the index meanwhile.
@Suite struct FreshnessTests {
  @Test func `answers from the newest commit, in every route`() async throws {
    try await ServerTrial.run { school in
      try school.publish("light-1", title: "Paper light 1")
    } asking: { trial in
      for round in 2...6 {
        // Every reader has looked at the index before.
        for _ in 0..<8 { _ = try await trial.get("/api/v1/exemplars/light-1") }
        let id = "light-\(round)"
        try trial.school.publish(id, title: "Paper light \(round)")
        _ = try Indexer(trial.school.repository).bringUpToDate()
        for _ in 0..<4 {
          #expect(try await trial.get("/api/v1/exemplars/" + id).status == 200)
          #expect(try await trial.get("/api/v1/exemplars/\(id)/versions").status == 200)
          let page = try AnswerJSON.decode(
            SearchPage.self, from: try await trial.get("/api/v1/search?q=light").text)
          #expect(page.total == round && page.index.exemplars == round)
          let coverage = try AnswerJSON.decode(
            CoverageAnswer.self, from: try await trial.get("/api/v1/coverage").text)
          #expect(coverage.total == round)
        }
      }
    }
  }

  @Test func `says that it is not ready while there is no index, and answers when it is back`()
    async throws
  {
    // The index comes back when the test says so.
    var settings = ServerSettings()
    settings.indexes = false
    try await ServerTrial.run(settings: settings) { school in
      try school.publish("light-1", title: "Paper light 1")
    } asking: { trial in
      #expect(try await trial.get("/api/v1/search").status == 200)
      try FileManager.default.removeItem(atPath: trial.school.index.path)
      for path in ["search", "exemplars/light-1", "facets", "vocabularies"] {
        let answer = try await trial.get("/api/v1/" + path)
        #expect(answer.status == 503)
        #expect(answer.code == "no-index")
        #expect(answer.headers.contains(name: "retry-after"))
      }
      _ = try Indexer(trial.school.repository).bringUpToDate()
      for _ in 0..<8 {
        #expect(try await trial.get("/api/v1/search").status == 200)
        #expect(try await trial.get("/api/v1/exemplars/light-1").status == 200)
      }
    }
  }

  @Test func `does not answer from a damaged index, and recovers when it was made anew`()
    async throws
  {
    // The index comes back when the test says so.
    var settings = ServerSettings()
    settings.indexes = false
    try await ServerTrial.run(settings: settings) { school in
      try school.publish("light-1", title: "Paper light 1")
    } asking: { trial in
      #expect(try await trial.get("/api/v1/search").status == 200)
      let stamp = "9-damaged"
      let folder = trial.school.index.folder(stamp: stamp)
      try FileManager.default.createDirectory(
        atPath: folder + "/glass", withIntermediateDirectories: true)
      try Data("nonsense".utf8).write(to: URL(fileURLWithPath: folder + "/glass/iamglass"))
      try Data((stamp + "\n").utf8).write(
        to: URL(fileURLWithPath: trial.school.index.currentPath))
      for _ in 0..<4 { #expect(try await trial.get("/api/v1/search").status == 503) }
      _ = try Indexer(trial.school.repository).rebuild()
      for _ in 0..<4 { #expect(try await trial.get("/api/v1/search").status == 200) }
    }
  }

  @Test func `answers every request while the index is written and rebuilt`() async throws {
    var settings = ServerSettings()
    settings.ratePerSecond = 0
    try await ServerTrial.run(settings: settings) { school in
      try school.publish("light-0", title: "Paper light 0")
    } asking: { trial in
      let progress = Progress()
      try await withThrowingTaskGroup(of: Int.self) { group in
        for reader in 0..<6 {
          group.addTask {
            var asked = 0
            while !progress.isDone {
              let least = progress.published
              let paths = [
                "/api/v1/search?q=light&facets=all", "/api/v1/exemplars/light-\(least)",
                "/api/v1/exemplars/light-\(least)/similar",
              ]
              let answer = try await trial.get(paths[(asked + reader) % 3])
              #expect(answer.status == 200, "\(answer.text)")
              if (asked + reader) % 3 == 0 {
                let page = try AnswerJSON.decode(SearchPage.self, from: answer.text)
                #expect(page.total > least)
                #expect(page.index.exemplars == page.total)
              }
              asked += 1
            }
            return asked
          }
        }
        group.addTask {
          for number in 1...24 {
            try trial.school.publish("light-\(number)", title: "Paper light \(number)")
            let indexer = Indexer(trial.school.repository)
            _ = number % 6 == 0 ? try indexer.rebuild() : try indexer.bringUpToDate()
            progress.published = number
          }
          progress.isDone = true
          return 0
        }
        let asked = try await group.reduce(0, +)
        #expect(asked >= 6)
      }
    }
  }
}

/// How far the one who publishes has come.
private final class Progress: Sendable {
  private let state = Mutex((published: 0, isDone: false))

  var published: Int {
    get { state.withLock { $0.published } }
    set { state.withLock { $0.published = newValue } }
  }
  var isDone: Bool {
    get { state.withLock { $0.isDone } }
    set { state.withLock { $0.isDone = newValue } }
  }
}
