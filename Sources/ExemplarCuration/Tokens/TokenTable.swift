internal import ExemplarCatalog
internal import Foundation
internal import GRDB

/// The tokens in the database; none is ever removed, so that a name in the log can always be explained.
struct TokenTable {
  let database: Database

  /// Adds one with the digest of its secret.
  func add(_ token: Token, digest: [UInt8]) throws {
    try database.execute(
      sql: """
        INSERT INTO tokens (id, name, roles, schools, created, creator, expires, digest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        token.id, token.name, token.roles.map(\.rawValue).sorted().joined(separator: " "),
        token.schools.map { $0.sorted().joined(separator: "\n") }, token.created.milliseconds,
        token.creator, token.expires?.milliseconds, Data(digest),
      ])
  }

  /// All, oldest first.
  func tokens() throws -> [Token] {
    try Row.fetchAll(database, sql: "SELECT * FROM tokens ORDER BY created, id").map(Self.token)
  }

  /// One, with the digest of its secret.
  func token(_ id: String) throws -> (token: Token, digest: [UInt8])? {
    try Row.fetchOne(database, sql: "SELECT * FROM tokens WHERE id = ?", arguments: [id])
      .map { row in (try Self.token(row), Array(row["digest"] as Data)) }
  }

  /// Notes who revoked it, and when.
  func revoke(_ token: Token) throws {
    try database.execute(
      sql: "UPDATE tokens SET revoked = ?, revoker = ? WHERE id = ? AND revoked IS NULL",
      arguments: [token.revoked?.milliseconds, token.revoker, token.id])
  }

  /// Notes that it was used on a day.
  func note(use id: String, on day: String) throws {
    try database.execute(
      sql: "UPDATE tokens SET last_used = ? WHERE id = ? AND coalesce(last_used, '') < ?",
      arguments: [day, id, day])
  }

  private static func token(_ row: Row) throws -> Token {
    let roles = (row["roles"] as String).split(separator: " ").map(String.init)
    let schools = (row["schools"] as String?)?.split(separator: "\n").map(String.init)
    return Token(
      id: row["id"], name: row["name"],
      roles: Set(try roles.map { try EventLog.known(Role(rawValue: $0), $0) }),
      schools: schools.map(Set.init), created: Date(milliseconds: row["created"]),
      creator: row["creator"], expires: (row["expires"] as Int?).map(Date.init(milliseconds:)),
      revoked: (row["revoked"] as Int?).map(Date.init(milliseconds:)), revoker: row["revoker"],
      lastUsed: row["last_used"])
  }
}
