internal import GRDB

/// What was announced by an event and is not confirmed yet: publishing, withdrawing, lifting.
struct Pending {
  /// The announcing event.
  var event: Event

  /// All, in the order they were announced.
  static func all(in database: Database) throws -> [Pending] {
    try EventLog(database: database)
      .events(where: "events.number IN (SELECT event FROM pending)").map(Pending.init)
  }

  /// True when something about an exemplar is pending.
  static func isThere(for exemplar: String, in database: Database) throws -> Bool {
    try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM pending JOIN events ON events.number = pending.event
          WHERE events.exemplar = ?)
        """, arguments: [exemplar]) == true
  }

  /// True when anything is pending.
  static func isAnything(in database: Database) throws -> Bool {
    try Bool.fetchOne(database, sql: "SELECT EXISTS (SELECT 1 FROM pending)") == true
  }

  /// Notes that an event announces something.
  static func add(_ event: Event, in database: Database) throws {
    try database.execute(
      sql: "INSERT INTO pending (event) VALUES (?)", arguments: [event.number])
  }

  /// It was confirmed or abandoned.
  func remove(in database: Database) throws {
    try database.execute(sql: "DELETE FROM pending WHERE event = ?", arguments: [event.number])
  }
}
