import Testing
import Xapian

@Suite struct WritingTests {
  static func lesson(_ id: String, _ text: String) -> IndexedDocument {
    var document = IndexedDocument(text: text)
    document.postings.append(Posting(term: "Q\(id)", frequency: 0))
    return document
  }

  @Test func `replaces by term and keeps the id`() throws {
    let shelf = try Shelf()
    var writer = try shelf.write()
    let first = try writer.replace(term: "Q1", with: WritingTests.lesson("1", "old"))
    let second = try writer.replace(term: "Q2", with: WritingTests.lesson("2", "other"))
    let again = try writer.replace(term: "Q1", with: WritingTests.lesson("1", "new"))
    #expect(first == 1 && second == 2 && again == 1)
    // A writer reads what it has not committed yet.
    let (count, old, found) = try (
      writer.documentCount, writer.documentID(forTerm: "old"), writer.documentID(forTerm: "Q1")
    )
    #expect(count == 2 && old == nil && found == 1)
    let answer = try writer.reading.match(MatchRequest(.term("new")))
    #expect(answer.ids == [1])
  }

  @Test func `refuses a replacement that would not be found again`() throws {
    let shelf = try Shelf()
    var writer = try shelf.write()
    do {
      try writer.replace(term: "Q1", with: WritingTests.lesson("2", "x"))
      Issue.record("it was taken")
    } catch {
      #expect(error.status == .invalidArgument)
      #expect(
        error.description
          == "Could not replace the document of “Q1”: The new document lacks the term “Q1”")
    }
    let count = try writer.documentCount
    #expect(count == 0)
  }

  @Test func `replaces and deletes by id, and deletes by term`() throws {
    let shelf = try Shelf(texts: ["a", "b", "c", "c"])
    var writer = try shelf.write()
    try writer.replace(id: 2, with: IndexedDocument(text: "z"))
    try writer.replace(id: 9, with: IndexedDocument(text: "nine"))
    try writer.delete(id: 1)
    try writer.delete(term: "c")
    try writer.delete(term: "nowhere")
    try writer.close()
    let database = try shelf.open()
    let (ids, last) = try (database.documentIDs(), database.lastDocumentID)
    #expect(ids == [2, 9] && last == 9)
  }

  @Test func `shows a commit to a reader that reopens`() throws {
    let shelf = try Shelf(texts: ["a"])
    var database = try shelf.open()
    let revision = try database.revision
    var writer = try shelf.write()
    try writer.add(IndexedDocument(text: "b"))
    try writer.commit()
    let before = try database.documentCount
    let changed = try database.reopen()
    let (after, next) = try (database.documentCount, database.revision)
    let again = try database.reopen()
    #expect(before == 1 && changed && after == 2 && next == revision + 1 && !again)
  }

  @Test func `rolls a transaction back with its metadata, spelling and synonyms`() throws {
    let shelf = try Shelf(texts: ["kept"])
    var writer = try shelf.write()
    try writer.setMetadata("stamp", [1])
    try writer.beginTransaction()
    try writer.add(IndexedDocument(text: "gone"))
    try writer.delete(term: "kept")
    try writer.setMetadata("stamp", [2])
    try writer.addSpelling("gone")
    try writer.addSynonym("gone", of: "kept")
    try writer.cancelTransaction()
    let (stamp, gone) = try (writer.metadata("stamp"), writer.documentID(forTerm: "gone"))
    #expect(stamp == [1] && gone == nil)
    try writer.close()
    let database = try shelf.open()
    let (ids, words, keys) = try (
      database.documentIDs(), database.spellings(), database.synonymKeys()
    )
    #expect(ids == [1] && words.isEmpty && keys.isEmpty)
  }

  @Test func `keeps a transaction that was committed, and forgets one that was not`() throws {
    let shelf = try Shelf()
    var writer = try shelf.write()
    try writer.beginTransaction()
    try writer.add(IndexedDocument(text: "kept"))
    try writer.commitTransaction()
    try writer.beginTransaction(flushed: false)
    try writer.add(IndexedDocument(text: "forgotten"))
    _ = consume writer
    let database = try shelf.open()
    let (kept, forgotten) = try (
      database.frequency(ofTerm: "kept"), database.frequency(ofTerm: "forgotten")
    )
    #expect(kept == 1 && forgotten == 0)
  }

  @Test(arguments: [
    (String(repeating: "x", count: 246), "takes 246 bytes"),
    (String(repeating: "é", count: 123), "takes 246 bytes"),
    (String(repeating: "\0", count: 123), "takes 246 bytes"),
    ("", "cannot be empty"),
  ])
  func `refuses a term that cannot be stored before it is added`(
    term: String, told: String
  ) throws {
    let shelf = try Shelf()
    var writer = try shelf.write()
    func refused(_ error: XapianError) {
      #expect(error.status == .invalidArgument && error.message.contains(told))
    }
    do {
      try writer.add(IndexedDocument(postings: [Posting(term: term)]))
      Issue.record("a document took it")
    } catch { refused(error) }
    do {
      try writer.addSpelling(term)
      Issue.record("the spelling dictionary took it")
    } catch { refused(error) }
    do {
      try writer.addSynonym("x", of: term)
      Issue.record("the synonyms took it")
    } catch { refused(error) }
    try writer.add(IndexedDocument(text: "fine"))
    try writer.close()
    let count = try shelf.open().documentCount
    #expect(count == 1)
  }

  @Test(arguments: ["x", "é", "\0"])
  func `stores the longest term there is`(letter: String) throws {
    let unit = TermLimit.length(of: letter)
    let term =
      String(repeating: letter, count: TermLimit.bytes / unit)
      + String(repeating: "y", count: TermLimit.bytes % unit)
    let shelf = try Shelf()
    var writer = try shelf.write()
    try writer.add(IndexedDocument(postings: [Posting(term: term, positions: [1])]))
    try writer.addSpelling(term)
    try writer.addSynonym(term, of: term)
    try writer.close()
    let database = try shelf.open()
    let (postings, positions, synonyms) = try (
      database.postings(of: term), database.positions(of: term, inDocument: 1),
      database.synonyms(of: term)
    )
    #expect(postings == [1] && positions == [1] && synonyms == [term])
  }
}
