import ExemplarLanguage
import ExemplarTesting
import Foundation
import Testing

/// Searches where memory is short, files are odd, or many ask at once.
@Suite struct SmallMachineTests {
  // MARK: Files that are not used

  @Test func `gives the same answer whether files are mapped, copied or missing`() async throws {
    let school = try await lessons()
    let mapped = try await search(school)
    #expect(mapped.status == 0 && mapped.remarks == "")
    let copied = try await search(school, with: ["EXEMPLAR_READ": "copy"])
    #expect(copied.status == 0 && copied.remarks == "")
    #expect(copied.answer == mapped.answer)
    for (kind, start) in [("columns", "glass.columns."), ("prepared settings", "configuration-")] {
      let file = try file(start, of: school)
      try FileManager.default.removeItem(atPath: file)
      let without = try await search(school)
      #expect(without.status == 0 && without.answer == mapped.answer)
      #expect(
        without.remarks
          == "The \(kind) of the index are not used, because \(file) is missing. Answers are the same and take longer. Write them anew with: exemplar index\n"
      )
      #expect(try await Program.exemplar.run("index", in: school.folder).status == 0)
      #expect(try await search(school).remarks == "")
    }
  }

  @Test(arguments: [true, false])
  func `maps files of the index, and none where it is told to copy`(copies: Bool) async throws {
    let school = try await lessons()
    let serving = try await Serving.start(
      Program.exemplar.with(copies ? ["EXEMPLAR_READ": "copy"] : [:]),
      repository: school.folder.path, in: school.folder)
    let answer = try await serving.get("/api/v1/search?q=bean&facets=all&sort=title")
    #expect(try answer.json()["total"] as? Int == 1)
    let mapped = try mappedFiles(of: serving.run).filter { $0.contains("/index/db/") }
    #expect(mapped.contains { $0.contains("/glass.columns.") } == !copies)
    #expect(mapped.contains { $0.contains("/configuration-") } == !copies)
    #expect(mapped.isEmpty == copies)
    #expect(try await serving.stop().status == 0)
  }

  @Test(.enabled(if: geteuid() != 0, "who administers the machine may write everywhere"))
  func `searches an index that it may not write`() async throws {
    let school = try await lessons()
    let wanted = try await search(school)
    let folder = school.index.folder(stamp: try #require(school.index.currentStamp()))
    for path in [folder, school.index.path] { try setMode(0o555, of: path) }
    defer {
      // So that the folder can be removed; where it cannot, that is told then.
      for path in [folder, school.index.path] { try? setMode(0o755, of: path) }
    }
    let outcome = try await search(school)
    #expect(outcome.status == 0 && outcome.remarks == "")
    #expect(outcome.answer == wanted.answer)
  }

  // MARK: Memory

  @Test func `searches in 512 MB of memory`() async throws {
    let school = try await lessons()
    let command = "ulimit -v 524288; exec '\(Program.exemplar.path)' search bean --facets"
    let outcome = try await Program.shell.run("-c", command, in: school.folder)
    #expect(outcome.status == 0 && outcome.remarks == "")
    let free = try await Program.exemplar.run("search", "bean", "--facets", in: school.folder)
    #expect(outcome.answer == free.answer)
  }

  // MARK: Many at once

  @Test(.timeLimit(.minutes(5)))
  func `answers 64 searches at once while the index is built anew`() async throws {
    let school = try await manyLessons(120)
    let searches = try (1...64).map { _ in
      try Program.exemplar.start(["search", "word7", "--json"], in: school.folder)
    }
    for _ in 0..<2 {
      let rebuilt = try await Program.exemplar.run("index", "--rebuild", in: school.folder)
      #expect(rebuilt.status == 0, "\(rebuilt.remarks)")
    }
    let wanted = try await Program.exemplar.run("search", "word7", "--json", in: school.folder)
    for search in searches {
      let outcome = try await search.outcome()
      #expect(outcome.status == 0 && outcome.remarks == "", "\(outcome.remarks)")
      #expect(try comparable(outcome) == comparable(wanted))
    }
  }

  @Test(.timeLimit(.minutes(5)))
  func `waits for an index that is being made, and finds all of it`() async throws {
    let school = try await manyLessons(120, indexed: false)
    let index = try Program.exemplar.start(["index"], in: school.folder)
    let searches = try (1...8).map { _ in
      try Program.exemplar.start(["search", "--json", "--quiet"], in: school.folder)
    }
    for search in searches {
      let outcome = try await search.outcome()
      #expect(outcome.status == 0, "\(outcome.remarks)")
      #expect(try outcome.json()["total"] as? Int == 120)
    }
    #expect(try await index.outcome().status == 0)
  }

  // MARK: Asking

  private func search(
    _ school: SmallRepository, with variables: [String: String] = [:]
  ) async throws -> Program.Outcome {
    try await Program.exemplar.with(variables).run(
      "search", "bean", "--facets", "--sort", "title", in: school.folder)
  }

  /// An answer without the time it took and the name of the snapshot.
  private func comparable(_ outcome: Program.Outcome) throws -> NSDictionary {
    var answer = try outcome.json()
    answer["tookMs"] = nil
    answer["index"] = nil
    return answer as NSDictionary
  }

  private func manyLessons(_ count: Int, indexed: Bool = true) async throws -> SmallRepository {
    let school = try SmallRepository()
    let imported = try await Program.exemplar.run(
      ["import", "jsonl", "-"], in: school.folder, input: manyLines(count))
    #expect(imported.status == 0, "\(imported.remarks)")
    guard indexed else { return school }
    #expect(try await Program.exemplar.run("index", in: school.folder).status == 0)
    return school
  }

  /// A file beside the database in use, by the beginning of its name.
  private func file(_ start: String, of school: SmallRepository) throws -> String {
    let folder = school.index.folder(stamp: try #require(school.index.currentStamp()))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return folder + "/" + (try #require(names.first { $0.hasPrefix(start) }))
  }

  /// The lines of what a program has mapped into memory.
  private func mappedFiles(of run: Run) throws -> [Substring] {
    // A file of the kernel, whose size is told as 0.
    let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: "/proc/\(run.number)/maps"))
    let maps = String(decoding: try file.readToEnd() ?? Data(), as: UTF8.self)
    return maps.split(separator: "\n")
  }

  private func setMode(_ mode: Int, of path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }
}
