import ExemplarTesting
import Foundation
import Testing
import Xapian

@Suite struct CareTests {
  @Test func `finds nothing wrong with a sound database`() throws {
    let shelf = try Shelf(texts: ["paper circuits", "robots"])
    let checked = try Database.check(path: shelf.path)
    #expect(checked.errors == 0 && checked.report.contains("postlist table structure checked OK"))
  }

  @Test(arguments: [
    CompactionOptions(), .singleFile, .keepDocumentIDs, [.fuller, .multipass],
    [.singleFile, .keepDocumentIDs],
  ])
  func `compacts a database, and it answers as before`(options: CompactionOptions) throws {
    let shelf = try Shelf(texts: ["a", "b", "a c"])
    var writer = try shelf.write()
    try writer.delete(id: 1)
    try writer.setMetadata("stamp", [7])
    try writer.addSpelling("robot")
    try writer.close()
    let path = shelf.folder.url("compact").path
    try Database.compact(from: shelf.path, to: path, options: options)
    let database = try Database(path: path)
    let (found, stamp, count) = try (
      database.postings(of: "a"), database.metadata("stamp"), database.documentCount
    )
    let word = try database.spelling(for: "rbot")
    let renumbered: [UInt32] = options.contains(.keepDocumentIDs) ? [3] : [2]
    #expect(found == renumbered && stamp == [7] && count == 2 && word == "robot")
    let (before, after) = try (shelf.open().uuid, database.uuid)
    #expect(before != after)
    var isFolder: ObjCBool = false
    #expect(FileManager.default.fileExists(atPath: path, isDirectory: &isFolder))
    #expect(isFolder.boolValue == !options.contains(.singleFile))
  }

  @Test func `compacts several databases into one, in their order`() throws {
    let (first, second) = try (Shelf(texts: ["a", "b"]), Shelf(texts: ["c"]))
    let path = first.folder.url("whole").path
    try Database.compact(from: [first.path, second.path], to: path)
    let database = try Database(path: path)
    let texts = try [1, 2, 3].map {
      try String(decoding: database.document($0).data, as: UTF8.self)
    }
    #expect(texts == ["a", "b", "c"])
  }

  @Test func `reads the database that a stub file names, and keeps to it`() throws {
    let (first, second) = try (Shelf(texts: ["a"]), Shelf(texts: ["b", "b"]))
    let stub = try first.folder.write("current", "auto \(first.path)\n")
    var database = try Database(path: stub.path)
    let named = try database.documentCount
    try first.folder.write("next", "auto \(second.path)\n")
    #expect(rename(first.folder.url("next").path, stub.path) == 0)
    try database.reopen()
    let kept = try database.documentCount
    let anew = try Database(path: stub.path).documentCount
    #expect(named == 1 && kept == 1 && anew == 2)
  }

  @Test func `reads a stub file of several shards as one database`() throws {
    let (first, second) = try (Shelf(texts: ["a", "x"]), Shelf(texts: ["a"]))
    let stub = try first.folder.write("both", "auto \(first.path)\nauto \(second.path)\n")
    let database = try Database(path: stub.path)
    let (shards, count, found) = try (
      database.shardCount, database.documentCount, database.postings(of: "a")
    )
    #expect(shards == 2 && count == 3 && found == [1, 2])
  }

  @Test func `adds shards, whose ids interleave`() throws {
    let (first, second) = try (Shelf(texts: ["a one", "a two"]), Shelf(texts: ["a three"]))
    var database = try first.open()
    try database.add(try second.open())
    let answer = try database.match(
      MatchRequest(.term("a"), checkAtLeast: .max, spies: [.values(slot: 0)], fetch: .data))
    let texts = answer.items.map { String(decoding: $0.data, as: UTF8.self) }
    #expect(answer.ids == [1, 2, 3] && texts == ["a one", "a three", "a two"])
    #expect(answer.counts[0].documents == 3)
    let uuid = try database.uuid
    #expect(uuid.split(separator: ":").count == 2)
  }

  @Test func `names the snapshot by uuid and revision`() throws {
    let shelf = try Shelf(texts: ["a"])
    let (one, other) = try (shelf.open().uuid, shelf.open().uuid)
    #expect(one == other && one.count == 36)
    #expect(engineVersion().hasPrefix("1."))
  }
}
