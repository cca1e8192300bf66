import ExemplarTesting
import Foundation
import Testing
import Xapian

@Suite struct FailureTests {
  @Test func `says notFound for a missing folder, an empty one and a missing document`() throws {
    let shelf = try Shelf(texts: ["a"])
    let empty = try TemporaryFolder()
    let missing = failure { _ = try Database(path: "/nowhere/at/all") }
    #expect(missing?.status == .notFound)
    #expect(missing?.type == "DatabaseNotFoundError")
    #expect(
      missing?.description
        == "Could not open “/nowhere/at/all”: Couldn't stat '/nowhere/at/all' "
        + "(No such file or directory)")
    #expect(failure { _ = try Database(path: empty.path) }?.status == .notFound)
    #expect(failure { _ = try Database(path: "") }?.status == .notFound)
    let document = failure { _ = try shelf.open().document(2) }
    #expect(document?.status == .notFound && document?.type == "DocNotFoundError")
    let writers: [WritableDatabase.Mode] = [.open, .create, .createOrOpen, .createOrOverwrite]
    for mode in writers {
      let error = failure { _ = try WritableDatabase(path: "/nowhere/at/all", mode: mode) }
      #expect(error?.status == .notFound, "\(mode)")
    }
    #expect(failure { _ = try Database.check(path: "/nowhere") }?.status == .notFound)
    #expect(failure { _ = try Database.isLocked(path: "/nowhere") }?.status == .notFound)
  }

  @Test func `says lockHeld to a second writer, and lets it in after the first`() throws {
    let shelf = try Shelf(texts: ["a"])
    var writer = try shelf.write()
    let held = try Database.isLocked(path: shelf.path)
    let error = failure { _ = try WritableDatabase(path: shelf.path) }
    #expect(held && error?.status == .lockHeld && error?.type == "DatabaseLockError")
    try writer.close()
    #expect(failure { _ = try shelf.write() } == nil)
  }

  @Test func `finds a database free once its writer is gone`() throws {
    let shelf = try Shelf(texts: ["a"])
    var writer = try shelf.write()
    try writer.close()
    var isFree = false
    for _ in 0..<50 where !isFree {
      isFree = try !Database.isLocked(path: shelf.path)
      if !isFree { Thread.sleep(forTimeInterval: 0.01) }
    }
    #expect(isFree)
  }

  @Test func `says alreadyExists where a new database was asked for`() throws {
    let shelf = try Shelf(texts: ["a"])
    let error = failure { _ = try WritableDatabase(path: shelf.path, mode: .create) }
    #expect(error?.status == .alreadyExists)
    _ = try patientWriter(shelf.path, mode: .createOrOverwrite)
    let count = try shelf.open().documentCount
    #expect(count == 0)
  }

  /// Many documents, so that there are more blocks than an open database has read.
  static func many() throws -> Shelf {
    try Shelf(
      (1...3_000).map { number in
        IndexedDocument(
          data: Array(repeating: UInt8(number % 256), count: 200),
          postings: [Posting(term: "Q\(number)", frequency: 0), Posting(term: "all")])
      })
  }

  static func readEverything(_ database: borrowing Database) throws {
    for id in try database.documentIDs() { _ = try database.document(id, fetching: .all) }
    for term in try database.terms() { _ = try database.postings(of: term.term) }
  }

  @Test func `says modified to a reader overtaken by commits, who may reopen and go on`() throws {
    let shelf = try FailureTests.many()
    var database = try shelf.open()
    var writer = try shelf.write()
    for round in 1...3 {
      for number in 1...3_000 {
        try writer.replace(
          id: UInt32(number),
          with: IndexedDocument(
            data: Array(repeating: UInt8(round), count: 200),
            postings: [Posting(term: "Q\(number)", frequency: 0), Posting(term: "all")]))
      }
      try writer.commit()
    }
    do {
      try FailureTests.readEverything(database)
      Issue.record("the old snapshot could still be read")
    } catch {
      let error = try #require(error as? XapianError)
      #expect(error.status == .modified && error.type == "DatabaseModifiedError")
    }
    let changed = try database.reopen()
    #expect(changed)
    try FailureTests.readEverything(database)
    let data = try database.document(1).data
    #expect(data == Array(repeating: 3, count: 200))
  }

  @Test(
    arguments: ["docdata", "postlist", "termlist"], [0.0, 0.5])
  func `says corrupt for a truncated table`(table: String, part: Double) throws {
    let shelf = try FailureTests.many()
    let file = shelf.folder.url("db/\(table).glass")
    let handle = try FileHandle(forWritingTo: file)
    try handle.truncate(atOffset: UInt64(Double(try handle.seekToEnd()) * part))
    try handle.close()
    let error = failure { try FailureTests.readEverything(try shelf.open()) }
    #expect(error?.status == .corrupt)
    let checked = try Database.check(path: shelf.path)
    #expect(checked.errors > 0 && !checked.report.isEmpty)
  }

  @Test func `says corrupt for a missing table, a cut revision file and a senseless stub`() throws {
    let missing = try Shelf(texts: ["a"])
    try FileManager.default.removeItem(at: missing.folder.url("db/postlist.glass"))
    let missed = failure { _ = try missing.open().frequency(ofTerm: "a") }
    #expect(missed?.status == .corrupt)

    let cut = try Shelf(texts: ["a"])
    let revision = try Data(contentsOf: cut.folder.url("db/iamglass"))
    try cut.folder.write("db/iamglass", revision.prefix(20))
    #expect(failure { _ = try cut.open() }?.status == .corrupt)

    let stub = try TemporaryFolder()
    try stub.write("stub", "this is no stub\n")
    #expect(failure { _ = try Database(path: stub.url("stub").path) }?.status == .corrupt)
  }

  @Test func `says version for a format of another day`() throws {
    let shelf = try Shelf(texts: ["a"])
    var bytes = try Data(contentsOf: shelf.folder.url("db/iamglass"))
    bytes[15] = 0xff
    try shelf.folder.write("db/iamglass", bytes)
    let error = failure { _ = try shelf.open() }
    #expect(error?.status == .version && error?.type == "DatabaseVersionError")
    #expect(error?.message.contains("Database is format version") == true)
    #expect(failure { _ = try Database.check(path: shelf.path) }?.status == .version)
  }

  @Test func `says network for a refused connection`() throws {
    let port = try freePort()
    let error = failure { _ = try Database(host: "127.0.0.1", port: port) }
    #expect(error?.status == .network && error?.systemMessage == "Connection refused")
    #expect(error?.context == "remote:tcp(127.0.0.1:\(port))")
    #expect(failure { _ = try Database(host: "x", port: 65_536) }?.status == .invalidArgument)
  }

  @Test func `says invalidOperation for a transaction out of place`() throws {
    let shelf = try Shelf()
    var writer = try shelf.write()
    func status(_ call: (inout WritableDatabase) throws -> Void) -> XapianError.Status? {
      do { try call(&writer) } catch { return (error as? XapianError)?.status }
      return nil
    }
    #expect(status { try $0.commitTransaction() } == .invalidOperation)
    #expect(status { try $0.cancelTransaction() } == .invalidOperation)
    #expect(status { try $0.beginTransaction() } == nil)
    #expect(status { try $0.beginTransaction() } == .invalidOperation)
    #expect(status { try $0.commit() } == .invalidOperation)
    #expect(status { try $0.cancelTransaction() } == nil)
  }

  @Test func `says query for a wildcard over its limit`() throws {
    let database = try Shelf(texts: ["aa ab ac"]).open()
    let error = failure {
      _ = try database.match(
        MatchRequest(.wildcard(prefix: "a", limit: 2, excess: .fails)))
    }
    #expect(error?.status == .query && error?.type == "WildcardError")
  }

  @Test func `says invalidArgument for what cannot be`() throws {
    let shelf = try Shelf(texts: ["a"])
    #expect(failure { _ = try shelf.open().document(0) }?.status == .invalidArgument)
    #expect(failure { _ = try Database(path: "a\0b") }?.status == .invalidArgument)
    #expect(failure { _ = try shelf.open().metadata("") }?.status == .invalidArgument)
    let itself = failure { try Database.compact(from: shelf.path, to: shelf.path) }
    #expect(itself?.status == .invalidArgument)
  }

  @Test func `says closed to whoever uses a closed writer`() throws {
    let shelf = try Shelf()
    var writer = try shelf.write()
    try writer.add(IndexedDocument(text: "kept"))
    try writer.close()
    try writer.close()
    func status(_ call: (inout WritableDatabase) throws -> Void) -> XapianError.Status? {
      do { try call(&writer) } catch { return (error as? XapianError)?.status }
      return nil
    }
    #expect(status { try $0.add(IndexedDocument(text: "late")) } == .closed)
    #expect(status { try $0.commit() } == .closed)
    #expect(status { _ = try $0.documentCount } == .closed)
    #expect(status { _ = try $0.reading.match(MatchRequest(.everything)) } == .closed)
    let count = try shelf.open().documentCount
    #expect(count == 1)
  }

  @Test func `says invalidOperation for the revision of several shards`() throws {
    let shelf = try Shelf(texts: ["a"])
    var database = try shelf.open()
    try database.add(try shelf.open())
    do {
      _ = try database.revision
      Issue.record("several shards had one revision")
    } catch {
      #expect(error.status == .invalidOperation)
    }
  }

  @Test(.enabled(if: getuid() != 0, "root may write everywhere"))
  func `says storage where it may not write`() throws {
    let shelf = try Shelf(texts: ["a"])
    let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o500]
    try FileManager.default.setAttributes(attributes, ofItemAtPath: shelf.folder.path)
    defer {
      // The folder is removed when the test is over, and that needs the right again.
      try? FileManager.default.setAttributes(
        [.posixPermissions: 0o700], ofItemAtPath: shelf.folder.path)
    }
    let error = failure { _ = try WritableDatabase(path: shelf.folder.url("new").path) }
    #expect(error?.status == .storage && error?.systemMessage == "Permission denied")
  }
}
