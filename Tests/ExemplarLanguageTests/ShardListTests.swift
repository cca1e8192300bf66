import ExemplarLanguage
import Testing

@Suite struct ShardListTests {
  @Test(arguments: [
    ("index/shards/1", Shard.Place.folder("index/shards/1")), ("/srv/one", .folder("/srv/one")),
    ("10.0.0.2:7601", .server(host: "10.0.0.2", port: 7601)),
    ("lessons.example:1", .server(host: "lessons.example", port: 1)),
    ("[::1]:7601", .server(host: "::1", port: 7601)),
  ])
  func `reads a folder and a server`(_ text: String, _ place: Shard.Place) {
    #expect(Shard(text)?.place == place)
    #expect(Shard(text)?.name == text)
  }

  @Test(arguments: [
    "", "here", "host:", ":7601", "host:0", "host:65536", "host:+7", "::1:7601", "[::1]7601",
  ])
  func `refuses what is neither`(_ text: String) {
    #expect(Shard(text) == nil)
  }

  /// The documents of a shard are found by these numbers: they may never change.
  @Test(arguments: [
    ("paper-circuits", [0, 1, 2, 2]), ("bean-diary", [0, 0, 0, 0]), ("", [0, 0, 0, 0]),
  ])
  func `shares ids out as it always did`(_ id: String, _ numbers: [Int]) {
    #expect([1, 2, 3, 4].map { ShardList.number(of: id, among: $0) } == numbers)
  }

  @Test func `shares ids out evenly`() {
    var counts = Array(repeating: 0, count: 8)
    for number in 0..<8_000 { counts[ShardList.number(of: "lesson-\(number)", among: 8)] += 1 }
    #expect(counts.allSatisfy { (900...1_100).contains($0) })
  }

  @Test func `moves nothing between the shards that were there when one is added`() {
    var moved = 0
    for number in 0..<3_000 {
      let id = "lesson-\(number)"
      let (before, after) = (
        ShardList.number(of: id, among: 4), ShardList.number(of: id, among: 5)
      )
      guard before != after else { continue }
      moved += 1
      #expect(after == 4)
    }
    #expect((500...700).contains(moved))
  }

  @Test func `keeps and reads back a note`() throws {
    var list = ShardList([try #require(Shard("index/shards/1")), try #require(Shard("h:7"))])
    list.answerTime = 7
    let source = try #require(SourceStamp(path: "etc", repository: "/"))
    let note = ShardNote(list, configuration: "c0ffee", held: [12, nil], sources: [source])
    #expect(try ShardNote(stored: note.stored) == note)
    for length in 0..<note.stored.count {
      #expect(throws: StoredFormatError.self) {
        try ShardNote(stored: Array(note.stored.prefix(length)))
      }
    }
  }
}
