import ExemplarSearchLog
import ExemplarTesting
import Foundation
import Testing

/// The log of searches and its report, with the programs.
@Suite struct SearchesReportTests {
  private func school(_ line: String? = "search-log: on") async throws -> SmallRepository {
    let school = try SmallRepository()
    try school.publish("bean-diary", title: "Bean diary")
    if let line {
      try school.edit("index/repository.yaml", replacing: "name:", with: "\(line)\nname:")
    }
    #expect(try await Program.exemplar.run("index", in: school.folder).status == 0)
    return school
  }

  private func log(of school: SmallRepository) -> SearchLogFolder {
    SearchLogFolder(repository: school.folder.path)
  }

  @Test func `lists what the terminal sought and did not find`() async throws {
    let school = try await school()
    for words in [["Quantum", "computers"], ["computer", "quantum"], ["bean", "zither"]] {
      _ = try await Program.exemplar.run(["search"] + words, in: school.folder)
      _ = try await Program.exemplar.run(["search", "--json"] + words, in: school.folder)
    }
    _ = try await Program.exemplar.run(["search", "--", "marisol"], in: school.folder)
    _ = try await Program.exemplar.run("search", "marisol@school.example", in: school.folder)
    let report = try await Program.exemplar.run("report", "searches", in: school.folder)
    #expect(report.status == 0 && report.remarks == "", "\(report.remarks)")
    let today = LoggedDay.today()
    for words in [
      "8 searches · 3 questions · \(today)", "Sought and not found",
      "    4  \(today)  ", "Found only without some of the words", "  bean zither",
      "1 question asked fewer than 2 times left out", "1 search noted without words",
      "exemplar new DIR",
    ] { #expect(report.answer.contains(words), "\(words): \(report.answer)") }
    #expect(!report.answer.contains("marisol"))
    let all = try await Program.exemplar.run("report", "searches", "--all", in: school.folder)
    #expect(all.answer.contains("marisol") && !all.answer.contains("school.example"))
    let json = try await Program.exemplar.run("report", "searches", "--json", in: school.folder)
      .json()
    #expect(try SchemaCheck().faults(json, "searches-answer-1.json") == [])
    #expect((json["notFound"] as? [[String: Any]])?.count == 1)
  }

  @Test(arguments: [nil, "search-log: off"])
  func `notes nothing of the terminal unless it is wanted`(line: String?) async throws {
    let school = try await school(line)
    let asked = try await Program.exemplar.run("search", "quantum", "--explain", in: school.folder)
    #expect(asked.status == 1 && !asked.remarks.contains("Search log"))
    #expect(try log(of: school).months() == [])
    let report = try await Program.exemplar.run("report", "searches", in: school.folder)
    #expect(report.status == 0)
    #expect(report.told == "" && report.answer.contains("No search was noted yet."))
  }

  @Test func `tells with --explain what was noted, and why not`() async throws {
    let school = try await school()
    let noted = try await Program.exemplar.run("search", "quantum", "--explain", in: school.folder)
    #expect(noted.told.contains("Search log: noted as “quantum”, with the day and no name."))
    try FileManager.default.removeItem(atPath: log(of: school).path)
    try school.folder.write(".exemplar/searches", "")
    let asked = try await Program.exemplar.run("search", "bean", "--explain", in: school.folder)
    #expect(asked.status == 0 && asked.told.contains("Search log: not written."), "\(asked.told)")
    let plain = try await Program.exemplar.run("search", "bean", in: school.folder)
    #expect(plain.status == 0 && plain.remarks == "")
    let report = try await Program.exemplar.run("report", "searches", in: school.folder)
    #expect(report.status == 2 && report.told.contains("The log of searches cannot be read"))
  }

  @Test func `keeps every line whole while programs write at once and are killed`() async throws {
    let school = try await school()
    let words = (0..<12).map { "zither\($0)x" }
    let outcomes = try await withThrowingTaskGroup(of: Int32.self) { tasks in
      for (number, word) in words.enumerated() {
        tasks.addTask {
          let run = try Program.exemplar.start(["search", word, "--quiet"], in: school.folder)
          if number % 4 == 3 { run.kill() }
          return try await run.outcome().status
        }
      }
      return try await tasks.reduce(into: []) { $0.append($1) }
    }
    let reading = try SearchLogReading(log(of: school))
    #expect(reading.unread == [])
    let ended = outcomes.count { $0 == 1 }
    #expect(reading.searches.count >= ended && reading.searches.count <= words.count)
    #expect(Set(reading.searches.flatMap(\.words)).isSubset(of: Set(words)))
  }

  @Test func `tells of a torn line, and of what cannot be typed`() async throws {
    let school = try await school()
    _ = try await Program.exemplar.run("search", "quantum", in: school.folder)
    let file = log(of: school).file(month: LoggedDay.month(of: LoggedDay.today()))
    let handle = try #require(FileHandle(forWritingAtPath: file))
    try handle.seekToEnd()
    try handle.write(contentsOf: Data("{\"day\":\"2026".utf8))
    try handle.close()
    let report = try await Program.exemplar.run("report", "searches", in: school.folder)
    #expect(report.status == 0)
    #expect(report.told.contains("warning: Line 2 of ") && report.told.contains("was skipped"))
    for arguments in [
      ["--since", "soon"], ["--until", "2026-02-30"], ["--limit", "0"], ["--limit", "2000"],
      ["--since", "2026-03-01", "--until", "2026-02-01"], ["--server", "http://127.0.0.1:9"],
    ] {
      let refused = try await Program.exemplar.run(
        ["report", "searches"] + arguments, in: school.folder)
      #expect(refused.status == 64, "\(arguments): \(refused.told)")
    }
  }

  @Test func `notes what a server is asked, and writes it before it ends`() async throws {
    let school = try await school(nil)
    let serving = try await Serving.start(repository: school.folder.path, in: school.folder)
    for _ in 0..<3 {
      #expect(try await serving.get("/api/v1/search?q=quantum&grade=3").status == 200)
    }
    #expect(try await serving.get("/api/v1/search?q=quantum&page=2").status == 200)
    #expect(try await serving.get("/api/v1/suggest?q=quan").status == 200)
    #expect(try await serving.stop().status == 0)
    let searches = try SearchLogReading(log(of: school)).searches
    #expect(searches.map(\.question) == Array(repeating: "quantum grade:3", count: 3))
    #expect(searches.allSatisfy { $0.door == .endpoint && $0.found == 0 })
    let quiet = try await Serving.start(
      repository: school.folder.path, in: school.folder, arguments: ["--no-search-log"])
    #expect(try await quiet.get("/api/v1/search?q=zither").status == 200)
    #expect(try await quiet.stop().status == 0)
    #expect(try SearchLogReading(log(of: school)).searches.count == 3)
  }
}
