import ExemplarTesting
import Foundation
import Testing
import Xapian

@Suite struct RoundTripTests {
  @Test func `keeps a zero byte in a term, a value, the data and the metadata`() throws {
    let shelf = try Shelf()
    var writer = try shelf.write()
    try writer.add(
      IndexedDocument(
        data: [1, 0, 2], postings: [Posting(term: "a\0b", positions: [1])],
        values: [3: [0, 7, 0]]))
    try writer.setMetadata("k\0y", [0, 0, 9])
    try writer.addSpelling("wo\0rd")
    try writer.addSynonym("x\0y", of: "s\0t")
    try writer.close()

    let database = try shelf.open()
    let document = try database.document(1, fetching: .all)
    #expect(document.data == [1, 0, 2])
    #expect(document.terms == [Posting(term: "a\0b", positions: [1])])
    #expect(document.values == [3: [0, 7, 0]])
    let keys = try database.metadataKeys()
    let value = try database.metadata("k\0y")
    let cut = try database.metadata("k")
    #expect(keys == ["k\0y"])
    #expect(value == [0, 0, 9])
    #expect(cut == [])
    let found = try database.match(MatchRequest(.term("a\0b"), fetch: [.matchingTerms, .data]))
    #expect(found.items.map(\.matchingTerms) == [["a\0b"]])
    #expect(found.items.map(\.data) == [[1, 0, 2]])
    let words = try database.spellings().map(\.word)
    let synonyms = try database.synonyms(of: "s\0t")
    #expect(words == ["wo\0rd"])
    #expect(synonyms == ["x\0y"])
  }

  @Test func `keeps empty data, empty values and documents without terms apart`() throws {
    let shelf = try Shelf([
      IndexedDocument(),
      IndexedDocument(postings: [Posting(term: "only", frequency: 0)]),
      IndexedDocument(data: [65], values: [0: [], 4_000_000_000: [1]]),
    ])
    let database = try shelf.open()
    let documents = try [1, 2, 3].map { try database.document($0, fetching: .all) }
    #expect(documents[0].data == [] && documents[0].terms == [] && documents[0].values == [:])
    #expect(documents[1].terms == [Posting(term: "only", frequency: 0)])
    #expect(documents[2].values == [4_000_000_000: [1]])
  }

  @Test func `fetches only the parts of a document that are asked for`() throws {
    let shelf = try Shelf([IndexedDocument(text: "paper circuits", values: [1: [2]])])
    let database = try shelf.open()
    let data = try database.document(1)
    #expect(data.terms == [] && data.values == [:] && data.data == Array("paper circuits".utf8))
    let terms = try database.document(1, fetching: .terms)
    #expect(terms.data == [] && terms.terms == [Posting(term: "circuits"), Posting(term: "paper")])
  }

  @Test func `takes ten thousand documents in and gives them out`() throws {
    let shelf = try Shelf(
      (1...10_000).map { number in
        IndexedDocument(
          data: Array("document \(number)".utf8),
          postings: [
            Posting(term: "Q\(number)", frequency: 0),
            Posting(term: "all", positions: [UInt32(number)]),
            Posting(term: "mod\(number % 7)", frequency: 2),
          ],
          values: [0: sortableSerialise(Double(number))])
      })
    let database = try shelf.open()
    let (count, last, length) = try (
      database.documentCount, database.lastDocumentID, database.averageLength
    )
    #expect(count == 10_000 && last == 10_000 && length == 3)
    let ids = try database.documentIDs()
    #expect(ids == Array(1...10_000))
    for number: UInt32 in [1, 4_711, 10_000] {
      let id = try database.documentID(forTerm: "Q\(number)")
      let data = try database.document(number).data
      #expect(id == number && data == Array("document \(number)".utf8))
    }
    let answer = try database.match(
      MatchRequest(
        .term("mod3"), offset: 0, limit: 10_000, checkAtLeast: .max, fetch: .data, values: [0]))
    #expect(answer.isExact && answer.estimate == 1_429)
    #expect(answer.ids == (1...10_000).filter { $0 % 7 == 3 })
    #expect(
      answer.items.allSatisfy {
        $0.data == Array("document \($0.document)".utf8)
          && $0.values[0].map(sortableUnserialise) == Double($0.document)
      })
  }

  @Test func `frees every handle once`() async {
    await #expect(processExitsWith: .success) {
      let before = liveHandles()
      try useEveryKindOfHandle()
      guard liveHandles() == before else {
        fatalError("\(liveHandles() - before) handles are left")
      }
    }
  }
}

/// Opens, answers, fails, joins, sends away and closes.
private func useEveryKindOfHandle() throws {
  let shelf = try Shelf(texts: ["one two", "two three"])
  var database = try shelf.open()
  _ = try database.match(MatchRequest(.term("two"), fetch: .data))
  _ = failure { _ = try Database(path: "/nowhere/at/all") }
  _ = failure { _ = try shelf.open().document(99) }
  try database.add(try shelf.open())
  _ = try database.documentCount
  var writer = try shelf.write()
  _ = failure { _ = try WritableDatabase(path: shelf.path) }
  try writer.close()
  _ = try shelf.write()
  let stemmer = try Stemmer(language: "en")
  let copy = stemmer
  guard copy.stem("robots") == stemmer.stem("robot") else { fatalError("the stems differ") }
  _ = failure { _ = try Stemmer(language: "Klingon") }
}
