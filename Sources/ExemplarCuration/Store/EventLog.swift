internal import Foundation
internal import GRDB

/// The events in the database: added at the end, read, and verified from the first to the last.
struct EventLog {
  let database: Database

  /// Adds an event after the last one; its time is never before the last one's, whatever the clock says.
  @discardableResult
  func add(_ draft: EventDraft, at now: Date) throws -> Event {
    let last = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT number, time, digest FROM events ORDER BY number DESC LIMIT 1"))
    let time = max(now.milliseconds, last?["time"] ?? Int.min)
    var event = Event(
      number: (last?["number"] ?? 0) + 1, time: Date(milliseconds: time), kind: draft.kind,
      actor: draft.actor.name, role: draft.role, submission: draft.submission,
      exemplar: draft.exemplar, version: draft.version, from: draft.from, to: draft.to,
      bag: draft.bag, reason: draft.reason, notes: draft.notes, previous: last?["digest"] ?? "")
    let words = EventWords(
      notes: draft.reason?.notes ?? draft.notes, points: draft.reason?.points ?? [])
    event.words = words?.digest
    event.digest = EventDigest.of(event)
    try insert(event, words)
    return event
  }

  private func insert(_ event: Event, _ words: EventWords?) throws {
    // An import adds thousands: the statement is compiled once.
    try database.cachedStatement(
      sql: """
        INSERT INTO events (number, time, kind, actor, role, submission, exemplar, version, "from",
          "to", bag, reason, words, previous, digest)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(
      arguments: [
        event.number, event.time.milliseconds, event.kind.rawValue, event.actor,
        event.role.rawValue, event.submission, event.exemplar, event.version,
        event.from?.rawValue, event.to?.rawValue, event.bag, event.reason?.code.rawValue,
        event.words, event.previous, event.digest,
      ])
    guard let words else { return }
    try database.execute(
      sql: "INSERT INTO words (event, salt, text) VALUES (?, ?, ?)",
      arguments: [event.number, words.salt, words.text])
  }

  /// Events in their order; the condition is our own SQL.
  func events(where condition: String = "TRUE", _ arguments: StatementArguments = []) throws
    -> [Event]
  {
    try Row.fetchAll(
      database,
      sql: """
        SELECT events.*, words.salt AS salt, words.text AS text FROM events
        LEFT JOIN words ON words.event = events.number WHERE \(condition) ORDER BY events.number
        """, arguments: arguments
    ).map { try Self.event($0) }
  }

  /// One row as an event.
  static func event(_ row: Row) throws -> Event {
    let content = try (row["text"] as String?).map {
      try EventWords(salt: row["salt"], text: $0).content()
    }
    let reason = try (row["reason"] as String?).map { code in
      Reason(
        try known(Reason.Code(rawValue: code), code), notes: content?.notes ?? "",
        points: content?.points ?? [])
    }
    let notes = content.map(\.notes).flatMap { $0.isEmpty ? nil : $0 }
    return Event(
      number: row["number"], time: Date(milliseconds: row["time"]),
      kind: try known(Event.Kind(rawValue: row["kind"]), row["kind"]), actor: row["actor"],
      role: try known(Role(rawValue: row["role"]), row["role"]), submission: row["submission"],
      exemplar: row["exemplar"], version: row["version"], from: try state(row["from"]),
      to: try state(row["to"]), bag: row["bag"], reason: reason, notes: notes,
      words: row["words"], previous: row["previous"], digest: row["digest"])
  }

  private static func state(_ word: String?) throws -> SubmissionState? {
    try word.map { try known(SubmissionState(rawValue: $0), $0) }
  }

  /// A word of the database that this program does not know is a fault of the database.
  static func known<Value>(_ value: Value?, _ word: String) throws -> Value {
    guard let value else {
      throw CurationError(
        .database,
        "The workflow's database holds the word “\(word)”, which this program does not know. Look with: exemplar doctor"
      )
    }
    return value
  }
}

/// An event before it has a number, a time and a digest.
struct EventDraft {
  var kind: Event.Kind
  var actor: Actor
  var role: Role
  var submission: Int?
  var exemplar: String
  var version: Int?
  var from: SubmissionState?
  var to: SubmissionState?
  var bag: String?
  var reason: Reason?
  var notes: String?

  init(
    _ kind: Event.Kind, by actor: Actor, as role: Role, submission: Int? = nil, exemplar: String,
    version: Int? = nil, from: SubmissionState? = nil, to: SubmissionState? = nil,
    bag: String? = nil, reason: Reason? = nil, notes: String? = nil
  ) {
    self.kind = kind
    self.actor = actor
    self.role = role
    self.submission = submission
    self.exemplar = exemplar
    self.version = version
    self.from = from
    self.to = to
    self.bag = bag
    self.reason = reason
    self.notes = notes
  }
}
