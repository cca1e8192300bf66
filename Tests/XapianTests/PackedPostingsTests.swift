import Testing
import Xapian

@Suite struct PackedPostingsTests {
  @Test func `gives back what was packed`() {
    var postings = PackedPostings()
    postings.add(bytes("S"), bytes("robot")[...], frequency: 2, positions: [4, 19])
    postings.add(bytes("Zen="), bytes("paper ")[...], bytes("circuit")[...], frequency: 3)
    postings.add(filter: "XG3")
    #expect(
      postings.all == [
        Posting(term: "Srobot", frequency: 2, positions: [4, 19]),
        Posting(term: "Zen=paper circuit", frequency: 3), Posting(term: "XG3", frequency: 0),
      ])
    #expect(postings.count == 3)
    #expect(
      ["XG3", "Srobot", "XG", "S", ""].map(postings.contains) == [true, true, false, false, false])
  }

  @Test func `adds up the occurrences of a term that is packed twice`() throws {
    let shelf = try Shelf()
    var writer = try shelf.write()
    var postings = PackedPostings()
    postings.add([], bytes("a")[...], frequency: 2, positions: [3, 7])
    postings.add([], bytes("a")[...], frequency: 1, positions: [3])
    postings.add(filter: "Q1")
    let id = try writer.replace(
      term: "Q1", with: PackedDocument(data: bytes("x"), postings: postings, values: [7: [1]]))
    try writer.commit()
    let stored = try writer.reading.document(id, fetching: .positions)
    #expect(
      stored.terms == [
        Posting(term: "Q1", frequency: 0), Posting(term: "a", frequency: 3, positions: [3, 7]),
      ])
  }

  @Test(arguments: ["", String(repeating: "a", count: 246), String(repeating: "\0", count: 123)])
  func `refuses a term that the engine could not store`(term: String) throws {
    let shelf = try Shelf()
    var writer = try shelf.write()
    var postings = PackedPostings()
    postings.add(filter: "fine")
    postings.add(filter: term)
    do {
      try writer.add(PackedDocument(data: [], postings: postings, values: [:]))
      Issue.record("it was taken")
    } catch { #expect(error.status == .invalidArgument) }
  }

  @Test func `refuses a packed replacement that would not be found again`() throws {
    let shelf = try Shelf()
    var writer = try shelf.write()
    var postings = PackedPostings()
    postings.add(filter: "Q2")
    do {
      try writer.replace(
        term: "Q1", with: PackedDocument(data: [], postings: postings, values: [:]))
      Issue.record("it was taken")
    } catch {
      #expect(
        error.description
          == "Could not replace the document of “Q1”: The new document lacks the term “Q1”")
    }
  }

  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }
}
