import ExemplarCatalog
import ExemplarIndexing
import ExemplarServer
import ExemplarTesting
import Foundation
import NIOHTTP1
import Testing

/// Whether the server can answer for the collection.
@Suite struct ReadinessTests {
  private static var quick: ServerSettings {
    var settings = ServerSettings()
    settings.indexPause = .milliseconds(100)
    return settings
  }

  private static var still: ServerSettings {
    var settings = quick
    settings.indexes = false
    return settings
  }

  /// Asks again and again until the answer is as wanted; the last answer.
  private static func eventually(
    _ trial: ServerTrial, _ isWanted: (ServerTrial.Answer) -> Bool
  ) async throws -> ServerTrial.Answer {
    for _ in 0..<300 {
      let answer = try await trial.get("/readyz")
      if isWanted(answer) { return answer }
      try await Task.sleep(for: .milliseconds(100))
    }
    return try await trial.get("/readyz")
  }

  /// Waits until it is ready with another answer than this.
  private static func ready(
    _ trial: ServerTrial, besides text: String
  ) async throws -> ServerTrial.Answer {
    try await eventually(trial) { $0.status == 200 && $0.text != text }
  }

  @Test func `builds an index where there is none, and is ready then`() async throws {
    try await ServerTrial.run(settings: Self.quick, indexed: false) { school in
      try school.publish("paper-circuits", title: "Paper circuits")
    } asking: { trial in
      let ready = try await Self.eventually(trial) { $0.status == 200 }
      #expect(ready.status == 200)
      #expect(try ready.json()["exemplars"] as? Int == 1)
      #expect(try ready.json()["status"] as? String == "ready")
    }
  }

  @Test func `says that there is no index, and how to make one`() async throws {
    try await ServerTrial.run(settings: Self.still, indexed: false) { trial in
      let answer = try await trial.get("/readyz")
      #expect(answer.status == 503 && answer.code == "no-index")
      #expect(answer.headers.first(name: "retry-after") == "5")
      #expect(
        try answer.json()["detail"] as? String
          == "Nothing can be found yet. Bring it up to date with: exemplar index")
      #expect(try await trial.get("/healthz").status == 200)
      _ = try Indexer(trial.school.repository).bringUpToDate()
      #expect(try await Self.eventually(trial) { $0.status == 200 }.status == 200)
    }
  }

  @Test func `says that the collection changed, in a folder of its own too`() async throws {
    try await ServerTrial.run(settings: Self.still) { school in
      try school.publish("paper-circuits", title: "Paper circuits")
    } asking: { trial in
      #expect(try await trial.get("/readyz").status == 200)
      // The first deep look takes what is there for what the index knows.
      try await Task.sleep(for: .milliseconds(400))
      try trial.school.publish("paper-circuits", version: 2, title: "Paper circuits again")
      let behind = try await Self.eventually(trial) { $0.status == 503 }
      #expect(behind.code == "behind")
      try trial.school.publish("kites", title: "Kites")
      #expect(try await Self.eventually(trial) { $0.status == 503 }.code == "behind")
      _ = try Indexer(trial.school.repository).bringUpToDate()
      let ready = try await Self.eventually(trial) {
        $0.status == 200 && (try? $0.json()["exemplars"] as? Int) == 2
      }
      #expect(try ready.json()["exemplars"] as? Int == 2)
    }
  }

  @Test func `takes up by itself what came into the collection`() async throws {
    try await ServerTrial.run(settings: Self.quick) { school in
      try school.publish("paper-circuits", title: "Paper circuits")
    } asking: { trial in
      try trial.school.publish("kites", title: "Kites")
      let ready = try await Self.eventually(trial) { answer in
        answer.status == 200 && answer.text.contains("\"exemplars\":2")
      }
      #expect(try ready.json()["exemplars"] as? Int == 2)
    }
  }

  @Test func `builds the index anew when it was deleted or damaged under it`() async throws {
    try await ServerTrial.run(settings: Self.quick) { school in
      try school.publish("paper-circuits", title: "Paper circuits")
    } asking: { trial in
      let first = try await Self.ready(trial, besides: "")
      #expect(first.status == 200)
      try FileManager.default.removeItem(at: trial.school.folder.url("index/db"))
      let ready = try await Self.ready(trial, besides: first.text)
      #expect(ready.status == 200 && ready.text != first.text)
      #expect(try await trial.get("/api/v1/vocabularies").status == 200)
    }
  }

  @Test func `says why it cannot, where the words have errors`() async throws {
    try await ServerTrial.run(settings: Self.quick) { trial in
      try trial.school.folder.write("index/fields.yaml", "nonsense: [\n")
      let failed = try await Self.eventually(trial) { $0.text.contains("bad-settings") }
      #expect(failed.status == 503 && failed.code == "behind")
      #expect(try await trial.get("/api/v1/vocabularies").status == 200)
    }
  }
}
