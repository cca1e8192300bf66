internal import ExemplarCatalog
internal import Foundation
internal import GRDB

/// The requests with keys in the database, and the answers that they had.
struct RequestTable {
  /// As long an answer is kept.
  static let kept: TimeInterval = 24 * 3600
  /// So long a request may run before its key is free again.
  static let longestRun: TimeInterval = 10 * 60

  let database: Database
  let now: Date

  /// What is known of a request; where that is nothing, it is running from now on.
  func begin(_ key: String, of actor: String, digest: String) throws -> IdempotentRequest {
    try forgetOld()
    let row = try Row.fetchOne(
      database, sql: "SELECT * FROM requests WHERE actor = ? AND key = ?", arguments: [actor, key])
    if let row, !isFree(row) {
      guard row["digest"] as String == digest else { return .different }
      guard let status = row["status"] as Int? else { return .running }
      return .same(status: status, body: Array(row["body"] as Data? ?? Data()))
    }
    let mark = RequestMark(word: UUID().uuidString)
    try database.execute(
      sql: """
        INSERT OR REPLACE INTO requests (actor, key, digest, begun, mark, process)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
      arguments: [actor, key, digest, now.milliseconds, mark.word, ProcessStamp.current.text])
    return .new(mark)
  }

  /// Keeps the answer; nothing, where the key was given to somebody else since, or its answer was erased.
  func finish(_ mark: RequestMark, status: Int, body: [UInt8]) throws {
    try database.execute(
      sql: "UPDATE requests SET status = ?, body = ? WHERE mark = ?",
      arguments: [status, Data(body), mark.word])
  }

  /// Forgets that it was begun.
  func abandon(_ mark: RequestMark) throws {
    try database.execute(
      sql: "DELETE FROM requests WHERE mark = ? AND status IS NULL", arguments: [mark.word])
  }

  /// Forgets all, where an answer may hold something that is to be nowhere.
  static func erase(in database: Database) throws {
    try database.execute(sql: "DELETE FROM requests")
  }

  private func forgetOld() throws {
    try database.execute(
      sql: "DELETE FROM requests WHERE begun <= ?",
      arguments: [now.addingTimeInterval(-Self.kept).milliseconds])
  }

  /// True for one that was begun and will not end: its process ended, or it takes longer than any.
  private func isFree(_ row: Row) -> Bool {
    guard row["status"] as Int? == nil else { return false }
    let begun = Date(milliseconds: row["begun"])
    return now.timeIntervalSince(begun) >= Self.longestRun
      || ProcessStamp(text: row["process"]).isOver
  }
}
