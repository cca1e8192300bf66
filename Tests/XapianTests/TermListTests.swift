import Testing
import Xapian

@Suite struct TermListTests {
  @Test func `lists terms by prefix, in byte order, up to a limit`() throws {
    let database = try Shelf(texts: ["rob robin robot", "robot zebra", "émeraude"]).open()
    let all = try database.terms().map(\.term)
    #expect(all == ["rob", "robin", "robot", "zebra", "émeraude"])
    let some = try database.terms(prefix: "rob", limit: 2)
    #expect(some.map(\.term) == ["rob", "robin"] && some.map(\.frequency) == [1, 1])
    let none = try database.terms(prefix: "x")
    #expect(none.isEmpty)
  }

  @Test func `lists the most frequent terms of a prefix, equal ones in byte order`() throws {
    let database = try Shelf(texts: ["rob robot zebra", "robot robin", "robin zebra", "zebra"])
      .open()
    let all = try database.frequentTerms(prefix: "rob", limit: 9)
    #expect(all.map(\.term) == ["robin", "robot", "rob"] && all.map(\.frequency) == [2, 2, 1])
    let two = try database.frequentTerms(prefix: "", limit: 2)
    #expect(two.map(\.term) == ["zebra", "robin"] && two.map(\.frequency) == [3, 2])
    let (none, nowhere) = try (
      database.frequentTerms(prefix: "rob", limit: 0), database.frequentTerms(prefix: "x", limit: 3)
    )
    #expect(none.isEmpty && nowhere.isEmpty)
  }

  @Test func `counts the documents and the occurrences of a term`() throws {
    let database = try Shelf(texts: ["spin spin spin", "spin stop"]).open()
    let (documents, times) = try (
      database.frequency(ofTerm: "spin"), database.collectionFrequency(ofTerm: "spin")
    )
    #expect(documents == 2 && times == 4)
    let nowhere = try database.frequency(ofTerm: "nowhere")
    #expect(nowhere == 0)
    let tooLong = try database.frequency(ofTerm: String(repeating: "x", count: 400))
    #expect(tooLong == 0)
  }

  @Test func `reads posting lists and positions`() throws {
    let database = try Shelf(texts: ["a b a", "b", "a"]).open()
    let (postings, positions) = try (
      database.postings(of: "a"), database.positions(of: "a", inDocument: 1)
    )
    #expect(postings == [1, 3] && positions == [1, 3])
    let (absent, empty) = try (database.postings(of: "c"), database.postings(of: ""))
    #expect(absent == [] && empty == [])
    let elsewhere = try database.positions(of: "c", inDocument: 1)
    #expect(elsewhere == [])
    let nobody = try database.documentID(forTerm: "c")
    #expect(nobody == nil)
  }

  @Test func `streams the values of a slot with their bounds`() throws {
    let database = try Shelf([
      IndexedDocument(values: [2: [5]]), IndexedDocument(), IndexedDocument(values: [2: [1, 9]]),
    ]).open()
    let values = try database.values(inSlot: 2)
    #expect(values.map(\.document) == [1, 3] && values.map(\.value) == [[5], [1, 9]])
    let bounds = try database.valueBounds(inSlot: 2)
    #expect(bounds.documents == 2 && bounds.lower == [1, 9] && bounds.upper == [5])
    let unused = try database.values(inSlot: 9)
    #expect(unused.isEmpty)
  }
}
