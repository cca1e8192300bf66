import ExemplarBundle
import ExemplarCuration
import ExemplarTesting
import Foundation
import Testing

@Suite struct EventChainTests {
  /// Runs SQL past the program, as somebody who tampers would.
  private func tamper(_ desk: Desk, _ sql: String) throws {
    try desk.curation.store.close()
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.executescript(sys.argv[2]); c.commit()",
      desk.curation.store.path, sql,
    ]
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  private static let open =
    "DROP TRIGGER events_stay; DROP TRIGGER events_remain; DROP TRIGGER words_stay;"

  @Test(arguments: [
    ("UPDATE events SET actor = 'Eve' WHERE number = 2;", "Event 2 is not as it was written"),
    ("UPDATE events SET time = time + 1 WHERE number = 1;", "Event 1 is not as it was written"),
    ("DELETE FROM events WHERE number = 1;", "Event 1 is missing."),
    (
      "DELETE FROM events WHERE number = 2;",
      "Submission 1 is “in-review”, and its last event left it “submitted”."
    ),
    (
      "UPDATE words SET text = '{\"notes\":\"No.\",\"points\":[]}';",
      "The words of event 1 were altered."
    ),
    ("DELETE FROM words;", "The words of event 1 were removed."),
    (
      "INSERT INTO words VALUES (2, 'a', '{\"notes\":\"I\",\"points\":[]}');",
      "Words were added to event 2."
    ),
    (
      "UPDATE submissions SET state = 'approved';",
      "Submission 1 is “approved”, and its last event left it “in-review”."
    ),
  ])
  func `finds what was altered behind the program's back`(sql: String, words: String) throws {
    let desk = try Desk()
    _ = try desk.curation.submit(desk.draft(), by: desk.maria, message: "Our first.")
    _ = try desk.curation.move(.claim, 1, by: desk.ana)
    #expect(try desk.curation.firstBrokenEvent() == nil)
    try tamper(desk, "PRAGMA foreign_keys = OFF; " + Self.open + sql)
    #expect(try desk.curation.firstBrokenEvent()?.hasPrefix(words) == true)
  }

  @Test func `lets no event be changed or removed in the database itself`() throws {
    let desk = try Desk()
    try desk.submit()
    try desk.curation.store.close()
    for sql in ["UPDATE events SET actor = 'Eve'", "DELETE FROM events"] {
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
      process.arguments = [
        "python3", "-c", "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute(sys.argv[2])",
        desk.curation.store.path, sql,
      ]
      process.standardError = FileHandle.nullDevice
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus != 0)
    }
  }

  @Test func `takes the digest that the schema of events describes`() throws {
    let desk = try Desk()
    _ = try desk.curation.submit(desk.draft(), by: desk.maria, message: "Our “first”.")
    let event = try #require(try desk.curation.allEvents().first)
    let words = try #require(event.words)
    let bag = try #require(event.bag)
    let text = """
      ["exemplar-event-1","",1,1795000000000,"submit","Maria","facilitator",1,"paper-circuits",null,null,"submitted","\(bag)",null,"\(words)"]
      """
    // The digest of a bag is the SHA-256 of this file.
    try desk.school.folder.write("text/manifest-sha256.txt", text)
    #expect(try Bag.digest(of: desk.school.folder.url("text").path) == event.digest)
    let json = try #require(
      try JSONSerialization.jsonObject(with: JSONEncoder().encode(event)) as? [String: Any])
    let schema = try #require(
      try JSONSerialization.jsonObject(
        with: Data(contentsOf: URL(fileURLWithPath: Checkout.path + "/index/schemas/event-1.json")))
        as? [String: Any])
    #expect(Set(json.keys) == Set(try #require(schema["required"] as? [String])))
    let kinds = (schema["properties"] as? [String: [String: Any]])?["kind"]?["enum"] as? [String]
    #expect(kinds == Event.Kind.allCases.map(\.rawValue))
  }

  @Test func `refuses a database of a newer program and one that is none`() throws {
    let desk = try Desk()
    try desk.submit()
    try tamper(desk, "INSERT INTO grdb_migrations VALUES ('something of next year');")
    let newer = Desk.curation(desk.repository, desk.configuration)
    let error = curationError { _ = try newer.submissions() }
    #expect(error?.code == .database && error?.message.contains("newer version") == true)
    try Data("This is no database, and long enough to be read as one.".utf8)
      .write(to: URL(fileURLWithPath: desk.curation.store.path))
    let damaged = Desk.curation(desk.repository, desk.configuration)
    #expect(curationError { _ = try damaged.submissions() }?.code == .database)
  }
}
