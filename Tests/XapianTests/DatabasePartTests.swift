import ExemplarTesting
import Foundation
import Testing
import Xapian

/// A database that is joined of parts is the one that the engine would have written.
@Suite struct DatabasePartTests {
  @Test(arguments: [1, 7, 60, 1_000])
  func `joins parts into what the engine writes`(size: Int) throws {
    var numbers = SeededNumbers(seed: UInt64(size))
    let documents = (1...240).map { document($0, using: &numbers) }
    let (engine, joined) = try (Shelf(), Shelf())
    var writer = try engine.write()
    for document in documents { try writer.add(document) }
    for (key, value) in metadata(documents) { try writer.setMetadata(key, value) }
    try writer.close()
    try join(documents, size: size, into: joined)
    #expect(try Database.check(path: joined.path).errors == 0)
    #expect(try contents(joined.open()) == contents(engine.open()))
  }

  @Test func `fills the chunks of postings over the parts`() throws {
    let documents = (1...3_000).map {
      IndexedDocument(text: "all w\($0 % 7)", values: [1: [UInt8($0 % 3)]])
    }
    let (many, one) = try (Shelf(), Shelf())
    try join(documents, size: 20, into: many)
    try join(documents, size: 3_000, into: one)
    let sizes = try [many, one].map { shelf in
      let file = shelf.path + "/postlist.glass"
      return try #require(FileManager.default.attributesOfItem(atPath: file)[.size] as? Int)
    }
    #expect(sizes[0] <= sizes[1] * 2, "\(sizes)")
    #expect(try many.open().postings(of: "all") == (1...3_000).map(UInt32.init))
  }

  @Test func `goes on with a joined database as with any other`() throws {
    var numbers = SeededNumbers(seed: 5)
    var documents = (1...90).map { document($0, using: &numbers) }
    let (engine, joined) = try (Shelf(documents), Shelf())
    try join(documents, size: 25, into: joined)
    documents = documents.map { _ in document(7, using: &numbers) }
    for shelf in [engine, joined] {
      var writer = try shelf.write()
      for id: UInt32 in [1, 25, 26, 90] { try writer.delete(id: id) }
      for id: UInt32 in [2, 24, 27, 60] { try writer.replace(id: id, with: documents[Int(id)]) }
      for document in documents { try writer.add(document) }
      for (key, value) in metadata(documents) { try writer.setMetadata(key, value) }
      try writer.close()
    }
    #expect(try Database.check(path: joined.path).errors == 0)
    #expect(try contents(joined.open()) == contents(engine.open()))
  }

  @Test func `packs what is stored beside the documents where that is asked for`() throws {
    let shelf = try Shelf()
    let value = Array(repeating: bytes("by the end of this lesson "), count: 9_000).flatMap { $0 }
    var part = try DatabasePart()
    try part.setMetadata("plain", bytes("short"), isPacked: true)
    try part.setMetadata("packed", value, isPacked: true)
    try part.add(PackedDocument(data: [], postings: PackedPostings(), values: [:]))
    let file = shelf.folder.url("part").path
    try part.write(to: file)
    try DatabasePart.join([file], into: shelf.path)
    let size = try FileManager.default.attributesOfItem(atPath: shelf.path + "/postlist.glass")
    #expect(try #require(size[.size] as? Int) < value.count / 10)
    let database = try shelf.open()
    #expect(try database.metadata("packed") == value)
    #expect(try database.metadata("plain") == bytes("short"))
    #expect(try Database.check(path: shelf.path).errors == 0)
  }

  @Test func `adds up the occurrences of a term that is packed twice`() throws {
    let shelf = try Shelf()
    var part = try DatabasePart()
    var postings = PackedPostings()
    postings.add([], bytes("a")[...], frequency: 2, positions: [3, 7])
    postings.add([], bytes("b")[...], frequency: 1)
    postings.add([], bytes("a")[...], frequency: 1, positions: [3, 5])
    try part.add(PackedDocument(data: bytes("x"), postings: postings, values: [7: []]))
    let file = shelf.folder.url("part").path
    try part.write(to: file)
    try DatabasePart.join([file], into: shelf.path)
    let stored = try shelf.open().document(1, fetching: .all)
    #expect(
      stored.terms == [
        Posting(term: "a", frequency: 3, positions: [3, 5, 7]), Posting(term: "b", frequency: 1),
      ])
    #expect(stored.values.isEmpty && stored.data == bytes("x"))
  }

  @Test(arguments: [0, 9, 60, 200, -1], [false, true])
  func `refuses a part that is not as it was written`(place: Int, isCut: Bool) throws {
    let shelf = try Shelf()
    let parts = try write([IndexedDocument(text: "paper circuits")], size: 1, of: shelf)
    var file = try Data(contentsOf: URL(fileURLWithPath: parts[0]))
    let place = place < 0 ? file.count - 1 : place
    if isCut { file.removeSubrange(place...) } else { file[place] ^= 0x21 }
    try file.write(to: URL(fileURLWithPath: parts[0]))
    let error = failure { try DatabasePart.join(parts, into: shelf.path) }
    #expect(error?.status == .corrupt)
  }

  @Test func `tells a part that is missing, and a folder that is there`() throws {
    let shelf = try Shelf()
    let parts = try write([IndexedDocument(text: "a")], size: 1, of: shelf)
    let missing = failure { try DatabasePart.join(parts + ["no-such-part"], into: shelf.path) }
    #expect(missing?.status == .corrupt)
    try DatabasePart.join(parts, into: shelf.path)
    let taken = failure { try DatabasePart.join(parts, into: shelf.path) }
    #expect(taken?.systemMessage == "File exists")
    #expect(failure { try DatabasePart.join([], into: shelf.path) }?.status == .invalidArgument)
  }

  // MARK: Documents and parts

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// A document of chance: common and rare terms, terms with zero bytes, long lists of positions, empty and long data.
  private func document(_ number: Int, using numbers: inout SeededNumbers) -> IndexedDocument {
    func chance(_ limit: Int) -> Int { Int(numbers.next() % UInt64(limit)) }
    var postings = [Posting(term: "Q\(number)", frequency: 0)]
    for _ in 0..<chance(40) {
      let term = ["w\(chance(20))", "rare\(chance(9_999))", "z\u{0}\(chance(3))\u{0}"][chance(3)]
      guard !postings.contains(where: { $0.term == term }) else { continue }
      let positions = Set((0..<chance(12)).map { _ in UInt32(chance(70_000)) }).sorted()
      postings.append(Posting(term: term, frequency: UInt32(chance(300)), positions: positions))
    }
    postings.append(Posting(term: String(repeating: "l", count: 200 + chance(45)), frequency: 1))
    var values: [UInt32: [UInt8]] = [:]
    for slot: UInt32 in [0, 1, 33, 127, 128, 300] where chance(3) > 0 {
      values[slot] = (0..<chance(60)).map { _ in UInt8(chance(256)) }
    }
    let data = (0..<[0, 9, 300, 9_000][chance(4)]).map { _ in UInt8(chance(7)) }
    return IndexedDocument(data: data, postings: postings, values: values)
  }

  /// Something to store beside each document; much of it beside the first.
  private func metadata(_ documents: [IndexedDocument]) -> [(String, [UInt8])] {
    documents.enumerated().map { place, document in
      ("about:\(place)", place == 0 ? Array(repeating: 7, count: 100_000) : document.data)
    }
  }

  private func write(
    _ documents: [IndexedDocument], size: Int, of shelf: Shelf
  ) throws -> [String] {
    let about = metadata(documents)
    return try stride(from: 0, to: documents.count, by: size).map { first in
      var part = try DatabasePart()
      for place in first..<min(first + size, documents.count) {
        let document = documents[place]
        var postings = PackedPostings()
        for posting in document.postings.shuffled() {
          postings.add(
            [], bytes(posting.term)[...], frequency: Int(posting.frequency),
            positions: posting.positions[...])
        }
        try part.add(
          PackedDocument(data: document.data, postings: postings, values: document.values))
        try part.setMetadata(about[place].0, about[place].1, isPacked: place % 2 == 0)
      }
      let file = shelf.folder.url("part-\(first)").path
      try part.write(to: file)
      return file
    }
  }

  private func join(_ documents: [IndexedDocument], size: Int, into shelf: Shelf) throws {
    try DatabasePart.join(write(documents, size: size, of: shelf), into: shelf.path)
  }

  // MARK: What a database holds

  /// Everything that the engine tells of a database.
  private struct Contents: Equatable {
    var documents: [StoredDocument]
    var postings: [String: [UInt32]]
    var metadata: [String: [UInt8]]
    var bounds: [[[UInt8]]]
    var lengths: [Double]
  }

  private func contents(_ database: borrowing Database) throws -> Contents {
    let terms = try database.terms(prefix: "").map(\.term)
    let last = try database.lastDocumentID
    var documents: [StoredDocument] = []
    for id in 1...last where try !isGone(id, database) {
      documents.append(try database.document(id, fetching: .all))
    }
    var (postings, metadata): ([String: [UInt32]], [String: [UInt8]]) = ([:], [:])
    for term in terms { postings[term] = try database.postings(of: term) }
    for key in try database.metadataKeys() { metadata[key] = try database.metadata(key) }
    var bounds: [[[UInt8]]] = []
    for slot: UInt32 in [0, 1, 33, 127, 128, 300] {
      let (documents, lower, upper) = try database.valueBounds(inSlot: slot)
      bounds.append([lower, upper, Array("\(documents)".utf8)])
    }
    return Contents(
      documents: documents, postings: postings, metadata: metadata, bounds: bounds,
      lengths: [try database.averageLength, Double(try database.totalLength), Double(last)])
  }

  private func isGone(_ id: UInt32, _ database: borrowing Database) throws -> Bool {
    do {
      _ = try database.document(id, fetching: .data)
      return false
    } catch {
      guard error.status == .notFound else { throw error }
      return true
    }
  }
}
