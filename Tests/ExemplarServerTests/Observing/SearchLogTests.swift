import ExemplarSearchLog
import ExemplarServer
import ExemplarTesting
import Foundation
import Logging
import NIOHTTP1
import Testing

/// What the server notes of what is sought.
@Suite struct SearchLogTests {
  /// Asks until something is true; the log is written a second later, a figure is seen when it is looked at.
  private func eventually(_ isTrue: () async throws -> Bool) async throws -> Bool {
    for _ in 0..<100 {
      if try await isTrue() { return true }
      try await Task.sleep(for: .milliseconds(100))
    }
    return false
  }

  @Test func `notes searches by default, without whoever asks`() async throws {
    try await ServerTrial.run { school in
      try school.publish("bean-diary", title: "Bean diary")
    } asking: { trial in
      let headers = [("X-Forwarded-For", "203.0.113.9"), ("User-Agent", "Marisol/1.0")]
      #expect(try await trial.get("/api/v1/search?q=Quantum", headers: headers).status == 200)
      #expect(
        try await trial.get("/api/v1/search?q=bean&author=Marisol&tool=213-555-0147").status == 200)
      let first = try await trial.get("/api/v1/search?q=bean")
      let tag = try #require(first.headers.first(name: "ETag"))
      let known = try await trial.get("/api/v1/search?q=bean", headers: [("If-None-Match", tag)])
      #expect(known.status == 304)
      for path in ["search", "search?q=bean&page=2", "suggest?q=be", "facets?q=bean"] {
        #expect(try await trial.get("/api/v1/\(path)").status == 200)
      }
      let log = SearchLogFolder(repository: trial.school.folder.path)
      #expect(try await eventually { try SearchLogReading(log).searches.count == 3 })
      let searches = try SearchLogReading(log).searches
      #expect(searches.map(\.question) == ["quantum", "", "bean"])
      #expect(searches.map(\.isWithheld) == [false, true, false])
      #expect(searches.map(\.found) == [0, 0, 1])
      let month = LoggedDay.month(of: LoggedDay.today())
      let text = try String(contentsOfFile: log.file(month: month), encoding: .utf8)
      for word in ["203", "arisol", "127.0.0.1", "555"] {
        #expect(!text.contains(word), "\(word): \(text)")
      }
      #expect(
        try await trial.get("/metrics").text.contains("\nexemplar_search_log_noted_total 3\n"))
    }
  }

  @Test func `notes nothing where that is not wanted`() async throws {
    var settings = ServerSettings()
    settings.logsSearches = false
    try await ServerTrial.run(settings: settings) { trial in
      #expect(try await trial.get("/api/v1/search?q=quantum").status == 200)
      try await Task.sleep(for: .milliseconds(1500))
      #expect(try SearchLogFolder(repository: trial.school.folder.path).months() == [])
      #expect(try await !trial.get("/metrics").text.contains("exemplar_search_log"))
    }
  }

  @Test func `answers while the log cannot be written, warns once, and counts`() async throws {
    let kept = KeptLog(level: .warning)
    let (logger, sink) = kept.logger(.text)
    try await ServerTrial.run(logger: logger) { school in
      try school.folder.write(".exemplar/searches", "in the way")
    } asking: { trial in
      func failures(_ count: Int) async throws -> Bool {
        try await eventually {
          try await trial.get("/metrics").text
            .contains("\nexemplar_search_log_failures_total \(count)\n")
        }
      }
      #expect(try await trial.get("/api/v1/search?q=quantum").status == 200)
      #expect(try await failures(1))
      #expect(try await trial.get("/api/v1/search?q=zither").status == 200)
      #expect(try await failures(2))
      try FileManager.default.removeItem(at: trial.school.folder.url(".exemplar/searches"))
      #expect(try await trial.get("/api/v1/search?q=harp").status == 200)
      let log = SearchLogFolder(repository: trial.school.folder.path)
      #expect(
        try await eventually { try SearchLogReading(log).searches.map(\.words) == [["harp"]] })
    }
    sink.flush()
    let told = kept.lines.filter { $0.contains("Searches are not noted") }
    #expect(told.count == 1 && told.allSatisfy { $0.contains("searches") })
    #expect(!kept.text.contains("quantum"))
  }
}
