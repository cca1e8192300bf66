import ExemplarTesting
import Foundation
import Testing
import Xapian

/// The file of columns beside a database: what it says must be what the database says, or it is not used.
@Suite struct ColumnsFileTests {
  static let layout = ColumnLayout(counted: [1, 2, 3], sorted: [0])

  /// A document with a value of its own, one of many, one of two, and often one that is not there.
  static func document(_ name: String, using numbers: inout SeededNumbers) -> IndexedDocument {
    let word = "w\(numbers.next() % 9)"
    var values: [UInt32: [UInt8]] = [:]
    values[0] = Array("\(numbers.next() % 40) \(name)".utf8)
    values[1] = Array("\(numbers.next() % 12)".utf8)
    values[2] = [UInt8(numbers.next() % 2), 0]
    if numbers.next() % 3 == 0 { values[3] = [UInt8(numbers.next() % 5), 0, 9] }
    return IndexedDocument(text: name + " all " + word, values: values)
  }

  static func shelf(_ count: Int, seed: UInt64 = 1) throws -> Shelf {
    var numbers = SeededNumbers(seed: seed)
    return try Shelf((1...count).map { document("d\($0)", using: &numbers) })
  }

  static func file(of shelf: Shelf) throws -> String {
    shelf.path + ".columns.\(try shelf.open().revision)"
  }

  /// What must be the same with and without the file.
  static func answers(_ database: borrowing Database) throws -> [MatchSet] {
    let spies = [0, 1, 2, 3, 4].map { (slot: UInt32) in Spy.values(slot: slot) }
    var answers: [MatchSet] = []
    for slot: UInt32 in 0..<4 {
      for sort in [Sort.value(slot), Sort.relevanceThenValue(slot)] {
        let request = MatchRequest(
          .term("all"), limit: 30, checkAtLeast: .max, sort: sort, spies: spies)
        answers.append(try database.match(request))
      }
    }
    return answers
  }

  @Test func `gives the answers of the database itself`() throws {
    let shelf = try Self.shelf(500)
    let before = try Self.answers(shelf.open())
    try shelf.open().writeColumns(Self.layout)
    // Under another name, since the process remembers what it read of the first.
    let copy = shelf.folder.url("copy").path
    try FileManager.default.copyItem(atPath: shelf.path, toPath: copy)
    let revision = try shelf.open().revision
    try FileManager.default.copyItem(
      atPath: Self.file(of: shelf), toPath: copy + ".columns.\(revision)")
    let database = try Database(path: copy)
    #expect(try database.columnsFault(thoroughly: true) == nil)
    #expect(try Self.answers(database) == before)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func `derives the same bytes from changes as from the whole database`(seed: UInt64) throws {
    var numbers = SeededNumbers(seed: seed)
    let shelf = try Self.shelf(200, seed: seed)
    var revision = try shelf.open().revision
    var present = Set<UInt32>(1...200)
    try shelf.open().writeColumns(Self.layout)
    for _ in 0..<6 {
      var changed: Set<UInt32> = []
      var writer = try shelf.write()
      for _ in 0...(numbers.next() % 5) {
        let id = UInt32(numbers.next() % 210 + 1)
        changed.insert(id)
        if numbers.next() % 3 == 0 {
          // Some are not there any more.
          if present.remove(id) != nil { try writer.delete(id: id) }
        } else {
          try writer.replace(id: id, with: Self.document("n\(id)", using: &numbers))
          present.insert(id)
        }
      }
      try writer.close()
      let database = try shelf.open()
      try database.writeColumns(Self.layout, after: revision, changed: changed.sorted())
      let derived = try Data(contentsOf: URL(fileURLWithPath: Self.file(of: shelf)))
      try database.writeColumns(Self.layout)
      let whole = try Data(contentsOf: URL(fileURLWithPath: Self.file(of: shelf)))
      #expect(derived == whole && whole.count > 4 * 200 * 5)
      #expect(try database.columnsFault(thoroughly: true) == nil)
      revision = try database.revision
    }
  }

  /// What is done to a file, and what is said of it.
  struct Damage: Sendable {
    enum Change: Sendable {
      case flip(Int, UInt8)
      /// The last so many bytes are gone.
      case cut(Int)
      /// Only the first so many bytes are left.
      case keep(Int)
      case append
    }
    var reason: String
    var change: Change
    /// True where only a look at all of the file finds it.
    var isInside = false

    func damage(_ bytes: inout Data) {
      switch change {
      case .flip(let place, let bits): bytes[place] ^= bits
      case .cut(let count): bytes.removeLast(count)
      case .keep(let count): bytes = Data(bytes.prefix(count))
      case .append: bytes.append(0)
      }
    }
  }

  static let damages: [Damage] = [
    Damage(reason: "is shorter than a columns file", change: .keep(0)),
    Damage(reason: "is shorter than a columns file", change: .keep(100)),
    Damage(reason: "is shorter than it says", change: .cut(1)),
    Damage(reason: "is longer than it says", change: .append),
    Damage(reason: "is no columns file", change: .flip(0, 1)),
    Damage(reason: "has the form of another release", change: .flip(8, 2)),
    Damage(reason: "belongs to another index", change: .flip(16, 1)),
    Damage(reason: "belongs to another state of the index", change: .flip(56, 1)),
    // The total length, the highest id, where the lengths begin, the check itself, a row's slot and place.
    Damage(reason: "is damaged", change: .flip(64, 1)),
    Damage(reason: "is damaged", change: .flip(76, 1)),
    Damage(reason: "is damaged", change: .flip(88, 0x80)),
    Damage(reason: "is damaged", change: .flip(112, 1)),
    Damage(reason: "is damaged", change: .flip(120, 1)),
    Damage(reason: "is damaged", change: .flip(129, 0xFF)),
    // A length and a place.
    Damage(reason: "is damaged", change: .flip(300, 1), isInside: true),
    Damage(reason: "is damaged", change: .flip(2_000, 0x40), isInside: true),
  ]

  @Test(arguments: damages.indices)
  func `recognizes a file that is not whole, and answers without it`(number: Int) throws {
    let damage = Self.damages[number]
    let shelf = try Self.shelf(100)
    let reference = try Self.answers(Self.shelf(100).open())
    try shelf.open().writeColumns(Self.layout)
    let path = try Self.file(of: shelf)
    var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
    damage.damage(&bytes)
    try bytes.write(to: URL(fileURLWithPath: path))
    let database = try shelf.open()
    let fault = try database.columnsFault(thoroughly: true)
    #expect(fault?.reason == damage.reason && fault?.path == path)
    let seen = try database.columnsFault()
    #expect((seen == nil) == damage.isInside)
    #expect(try Self.answers(database) == reference)
  }

  @Test func `survives any changed byte of header and rows`() throws {
    let shelf = try Self.shelf(60)
    try shelf.open().writeColumns(Self.layout)
    let url = URL(fileURLWithPath: try Self.file(of: shelf))
    let bytes = try Data(contentsOf: url)
    let database = try shelf.open()
    for place in 0..<280 {
      var changed = bytes
      changed[place] ^= UInt8(1 << (place % 8))
      try changed.write(to: url)
      #expect(try database.columnsFault() != nil, "byte \(place)")
    }
    try bytes.write(to: url)
    #expect(try database.columnsFault() == nil)
  }

  @Test func `takes no file of an older state or of another index`() throws {
    let (shelf, other) = (try Self.shelf(50), try Self.shelf(50))
    try shelf.open().writeColumns(Self.layout)
    try other.open().writeColumns(Self.layout)
    let (file, older) = (try Self.file(of: other), try Self.file(of: shelf))
    try FileManager.default.removeItem(atPath: file)
    #expect(try other.open().columnsFault()?.reason == "is missing")
    try FileManager.default.copyItem(atPath: older, toPath: file)
    #expect(try other.open().columnsFault()?.reason == "belongs to another index")
    var writer = try shelf.write()
    try writer.add(IndexedDocument(text: "all new"))
    try writer.close()
    try FileManager.default.copyItem(atPath: older, toPath: Self.file(of: shelf))
    #expect(
      try shelf.open().columnsFault()?.reason == "belongs to another state of the index")
  }

  @Test func `takes no folder for a file, and says when it cannot write`() throws {
    let shelf = try Self.shelf(50)
    let path = try Self.file(of: shelf)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let database = try shelf.open()
    #expect(try database.columnsFault()?.reason == "is no file")
    #expect(failure { try database.writeColumns(Self.layout) }?.status == .storage)
    #expect(!FileManager.default.fileExists(atPath: shelf.path + ".columns.new"))
    #expect(try Self.answers(database) == Self.answers(Self.shelf(50).open()))
  }

  @Test func `has no columns for shards and for a writer`() throws {
    var joined = try Self.shelf(10).open()
    try joined.add(try Self.shelf(10).open())
    #expect(try joined.columnsFault() == nil)
    #expect(failure { try joined.writeColumns(Self.layout) }?.status == .invalidOperation)
  }
}
