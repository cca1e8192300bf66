import ExemplarSearchLog
import ExemplarTesting
import Foundation
import Testing

@Suite struct SearchLogFolderTests {
  private func search(_ words: String, found: Int = 0, on day: String = "2026-11-22")
    -> LoggedSearch
  {
    LoggedSearch(
      words.split(separator: " ").map(String.init), found: found, on: day, at: .terminal)
  }

  private func append(_ search: LoggedSearch, to log: SearchLogFolder, keeping months: Int = 13)
    throws
  {
    try log.append(
      [try search.line], month: LoggedDay.month(of: search.day), keeping: months)
  }

  @Test func `makes its folder and appends`() throws {
    let folder = try TemporaryFolder()
    let log = SearchLogFolder(repository: folder.path)
    #expect(try SearchLogReading(log).searches == [])
    try append(search("quantum"), to: log)
    try append(search("zither", found: 3), to: log)
    let reading = try SearchLogReading(log)
    #expect(reading.searches == [search("quantum"), search("zither", found: 3)])
    #expect(reading.unread == [])
  }

  @Test func `ends a torn line, skips it, and tells which it is`() throws {
    let folder = try TemporaryFolder()
    let log = SearchLogFolder(repository: folder.path)
    try append(search("quantum"), to: log)
    let file = log.file(month: "2026-11")
    let whole = try Data(contentsOf: URL(fileURLWithPath: file))
    try (whole + whole.dropLast(9)).write(to: URL(fileURLWithPath: file))
    try append(search("zither"), to: log)
    let reading = try SearchLogReading(log)
    #expect(reading.searches == [search("quantum"), search("zither")])
    #expect(reading.unread.map(\.line) == [2])
    #expect(reading.unread.map(\.file) == ["2026-11.jsonl"])
  }

  @Test(arguments: [
    "", "x", "null", "[]", "{}", #"{"day":"soon","door":"terminal","withheld":true}"#,
    #"{"day":"2026-11-22","door":"window","withheld":true}"#, "\u{0}\u{0}",
  ])
  func `skips what is no search`(line: String) throws {
    let folder = try TemporaryFolder()
    let log = SearchLogFolder(repository: folder.path)
    try append(search("quantum"), to: log)
    let file = log.file(month: "2026-11")
    let whole = try Data(contentsOf: URL(fileURLWithPath: file))
    try (Data(line.utf8) + Data("\n".utf8) + whole).write(to: URL(fileURLWithPath: file))
    let reading = try SearchLogReading(log)
    #expect(reading.searches == [search("quantum")])
    #expect(reading.unread.count == (line.isEmpty ? 0 : 1))
  }

  @Test func `reads the days that are asked for`() throws {
    let folder = try TemporaryFolder()
    let log = SearchLogFolder(repository: folder.path)
    for day in ["2026-09-30", "2026-10-01", "2026-10-31", "2026-11-02"] {
      try append(search("day", on: day), to: log)
    }
    func days(_ since: String?, _ until: String?) throws -> [String] {
      try SearchLogReading(log, since: since, until: until).searches.map(\.day)
    }
    #expect(try days(nil, nil).count == 4)
    #expect(try days("2026-10-01", "2026-10-31") == ["2026-10-01", "2026-10-31"])
    #expect(try days("2026-10-02", nil) == ["2026-10-31", "2026-11-02"])
    #expect(try days(nil, "2026-09-30") == ["2026-09-30"])
  }

  @Test func `removes the months that are no longer kept, and nothing else`() throws {
    let folder = try TemporaryFolder()
    let log = SearchLogFolder(repository: folder.path)
    for name in ["2025-10.jsonl", "2025-11.jsonl", "2026-10.jsonl", "notes.jsonl", "2025-01.txt"] {
      try folder.write(".exemplar/searches/\(name)", "")
    }
    try append(search("quantum"), to: log, keeping: 13)
    let left = try FileManager.default.contentsOfDirectory(atPath: log.path).sorted()
    #expect(
      left == ["2025-01.txt", "2025-11.jsonl", "2026-10.jsonl", "2026-11.jsonl", "notes.jsonl"])
    try log.prune(before: "2026-11", keeping: 1)
    #expect(try log.months() == ["2026-11"])
  }

  @Test func `follows no link, and says what is wrong`() throws {
    let folder = try TemporaryFolder()
    let log = SearchLogFolder(repository: folder.path)
    try append(search("quantum"), to: log)
    let file = log.file(month: "2026-12")
    try FileManager.default.createSymbolicLink(
      atPath: file, withDestinationPath: folder.url("elsewhere").path)
    let fault = #expect(throws: SearchLogFault.self) {
      try append(search("quantum", on: "2026-12-01"), to: log)
    }
    #expect(fault?.path == file)
    #expect(!FileManager.default.fileExists(atPath: folder.url("elsewhere").path))
  }

  @Test(.enabled(if: SmallDisk.isAllowed, "needs the right to mount a small file system"))
  func `says that the disk is full, and goes on when there is room`() throws {
    let folder = try TemporaryFolder()
    try SmallDisk.mount(folder, room: 64)
    defer { #expect(throws: Never.self) { try SmallDisk.unmount(folder) } }
    let log = SearchLogFolder(repository: folder.path)
    try append(search("quantum"), to: log)
    let many = try (0..<2000).map { try search("zither \($0)").line }
    let fault = #expect(throws: SearchLogFault.self) {
      try log.append(many, month: "2026-11", keeping: 13)
    }
    #expect(fault?.number == ENOSPC)
    try SmallDisk.remount(folder, "size=1024k")
    try append(search("again"), to: log)
    let reading = try SearchLogReading(log)
    #expect(reading.searches.first?.words == ["quantum"])
    #expect(reading.searches.last?.words == ["again"])
    #expect(reading.unread.count <= 1)
    try SmallDisk.remount(folder, "ro")
    let refused = #expect(throws: SearchLogFault.self) { try append(search("x"), to: log) }
    #expect(refused?.number == EROFS)
  }
}

@Suite struct SearchLogChoiceTests {
  @Test(arguments: [
    ("", false, 13), ("search-log: on", true, 13), ("search-log:  \"yes\"  # why", true, 13),
    ("name: A\nsearch-log: true\r\nsearch-log-months: 3\n", true, 3),
    ("search-log: off", false, 13),
    ("server: {search-log: on}", false, 13), ("server:\n  search-log: on\n", false, 13),
    ("# search-log: on", false, 13), ("search-log:on", false, 13), ("search-logs: on", false, 13),
    ("search-log: maybe", false, 13), ("search-log-months: 0", false, 13),
    ("search-log-months: 999", false, 13),
  ])
  func `reads its keys where they begin a line`(yaml: String, isOn: Bool, months: Int) {
    let choice = SearchLogChoice(yaml: yaml)
    #expect(choice.isOn == isOn && choice.months == months)
  }
}
