import ExemplarTesting
import Testing
import Xapian

@Suite(.enabled(if: Server.program != nil, "needs xapian-tcpsrv (Debian: xapian-tools)"))
struct RemoteTests {
  static func serve(_ shelf: Shelf) throws -> Server {
    try Server(path: shelf.path, program: try #require(Server.program))
  }

  static let documents = ["paper light", "paper", "robots paper paper"].enumerated().map {
    IndexedDocument(text: $1, values: [0: [UInt8($0 % 2)], 1: [UInt8(9 - $0)]])
  }

  @Test func `answers as the local database does`() throws {
    let shelf = try Shelf(RemoteTests.documents)
    var writer = try shelf.write()
    try writer.setMetadata("st\0amp", [1, 0])
    try writer.close()
    let server = try RemoteTests.serve(shelf)
    let local = try shelf.open()
    let remote = try server.connect()
    // More is checked than shown, so a local match would use a key maker here.
    let requests = [
      MatchRequest(
        .or([.term("paper"), .term("light")]), weighting: .ineB2(), limit: 2, checkAtLeast: .max,
        spies: [.values(slot: 0)], fetch: [.data, .matchingTerms], values: [0, 1]),
      MatchRequest(.wildcard(prefix: "pa"), sort: .value(1)),
      MatchRequest(.phrase(["robots", "paper"]), checkAtLeast: .max, collapse: .init(slot: 0)),
      MatchRequest(.or([.constantWeight(2), .term("light")]), limit: 1),
    ]
    for request in requests + requests {
      let (here, there) = (try local.match(request), try remote.match(request))
      #expect(here == there)
    }
    let (keys, stamp, terms) = try (
      remote.metadataKeys(), remote.metadata("st\0amp"), remote.terms(prefix: "p").map(\.term)
    )
    #expect(keys == ["st\0amp"] && stamp == [1, 0] && terms == ["paper"])
    let document = try remote.document(3, fetching: .all)
    let original = try local.document(3, fetching: .all)
    // The engine's remote term lists carry no positions.
    #expect(document.data == original.data && document.values == original.values)
    #expect(document.terms.map(\.term) == original.terms.map(\.term))
  }

  @Test func `says unsupported for what a server cannot do`() throws {
    let shelf = try Shelf(RemoteTests.documents)
    let server = try RemoteTests.serve(shelf)
    let remote = try server.connect()
    let sorted = failure {
      _ = try remote.match(MatchRequest(.term("paper"), sort: .values([.init(0)])))
    }
    #expect(sorted?.status == .unsupported)
    #expect(failure { _ = try remote.revision }?.status == .unsupported)
  }

  @Test func `joins a remote shard with a local one`() throws {
    let (near, far) = (try Shelf(texts: ["paper near"]), try Shelf(texts: ["paper far"]))
    let server = try RemoteTests.serve(far)
    var database = try near.open()
    try database.add(try server.connect())
    let answer = try database.match(
      MatchRequest(
        .term("paper"), limit: 2, checkAtLeast: .max, spies: [.values(slot: 0)], fetch: .data))
    #expect(
      answer.items.map { String(decoding: $0.data, as: UTF8.self) } == ["paper near", "paper far"])
    #expect(answer.estimate == 2 && answer.counts[0].documents == 2)
  }

  @Test func `says network when the server goes away`() throws {
    let shelf = try Shelf(texts: ["paper"])
    let server = try RemoteTests.serve(shelf)
    let remote = try server.connect()
    let answer = try remote.match(MatchRequest(.term("paper")))
    #expect(answer.ids == [1])
    server.stop()
    let error = failure { _ = try remote.match(MatchRequest(.term("paper"))) }
    #expect(error?.status == .network)
  }
}
