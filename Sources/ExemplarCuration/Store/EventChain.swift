internal import Foundation
internal import GRDB

/// Whether the log of events is as it was written: numbers without holes, each digest right and carried on.
enum EventChain {
  /// The first event that was altered, or after which one was removed, with what is wrong.
  struct Fault: Hashable {
    var number: Int
    var words: String
  }

  /// Nil when the whole chain holds.
  static func firstFault(in database: Database) throws -> Fault? {
    let log = EventLog(database: database)
    let digests = try words(in: database)
    var previous = ""
    var number = 0
    for event in try log.events() {
      number += 1
      guard event.number == number else {
        return Fault(number: number, words: "Event \(number) is missing.")
      }
      let stored = digests[number]
      if event.previous != previous || event.digest != EventDigest.of(event) {
        return Fault(
          number: number, words: "Event \(number) is not as it was written, or one before it.")
      }
      if let fault = try fault(of: event, stored, log) { return fault }
      previous = event.digest
    }
    return try removedAtTheEnd(database, after: number)
  }

  /// A chain whose end was cut off still holds; but the submissions stand elsewhere than its last events say.
  private static func removedAtTheEnd(_ database: Database, after number: Int) throws -> Fault? {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT submissions.number, submissions.state, last."to" FROM submissions LEFT JOIN events AS last
          ON last.number = (SELECT MAX(number) FROM events WHERE submission = submissions.number
            AND "to" IS NOT NULL)
        WHERE last."to" IS NOT submissions.state ORDER BY submissions.number LIMIT 1
        """)
    return row.map { row in
      let submission: Int = row["number"]
      let state: String = row["state"]
      let told: String? = row["to"]
      return Fault(
        number: number,
        words:
          "Submission \(submission) is “\(state)”, and its last event left it “\(told ?? "nowhere")”. Events after \(number) were removed, or the submission was altered."
      )
    }
  }

  private struct Stored {
    /// As the event has it.
    var digest: String
    /// Nil where they were erased.
    var words: EventWords?
  }

  private static func words(in database: Database) throws -> [Int: Stored] {
    let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT events.number, events.words AS digest, words.salt, words.text FROM events
        LEFT JOIN words ON words.event = events.number WHERE events.words IS NOT NULL
        """)
    return Dictionary(
      uniqueKeysWithValues: rows.map { row in
        let text: String? = row["text"]
        return (
          row["number"],
          Stored(
            digest: row["digest"], words: text.map { EventWords(salt: row["salt"], text: $0) })
        )
      })
  }

  /// Words may be gone only where the exemplar was withdrawn for consent or privacy afterwards.
  private static func fault(of event: Event, _ stored: Stored?, _ log: EventLog) throws -> Fault? {
    guard let stored else {
      let isThere = try Bool.fetchOne(
        log.database, sql: "SELECT EXISTS (SELECT 1 FROM words WHERE event = ?)",
        arguments: [event.number])
      return isThere == true
        ? Fault(number: event.number, words: "Words were added to event \(event.number).") : nil
    }
    if let words = stored.words {
      return words.digest == stored.digest
        ? nil
        : Fault(number: event.number, words: "The words of event \(event.number) were altered.")
    }
    let wasErased = try Bool.fetchOne(
      log.database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM events WHERE exemplar = ? AND number > ? AND kind = 'withdrawing'
          AND reason IN ('consent', 'privacy'))
        """, arguments: [event.exemplar, event.number])
    return wasErased == true
      ? nil : Fault(number: event.number, words: "The words of event \(event.number) were removed.")
  }
}
