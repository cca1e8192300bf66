import Testing
import Xapian

@Suite struct SnippetTests {
  /// The words that a snippet marks.
  static func marked(_ snippet: Snippet) -> [String] {
    let scalars = Array(snippet.text.unicodeScalars)
    return snippet.ranges.map { range in
      String(String.UnicodeScalarView(scalars[range]))
    }
  }

  @Test func `marks the words of the query, stemmed`() throws {
    let database = try Shelf(texts: ["Zrobot Zbuild"]).open()
    let snippets = try database.snippets(
      SnippetRequest(
        .or([.term("Zrobot"), .term("Zbuild")]),
        of: ["We build robots.", "Nothing here.", "Robot!"], stemmer: "en"))
    #expect(snippets.map(\.text) == ["We build robots.", "", "Robot!"])
    #expect(snippets.map(SnippetTests.marked) == [["build", "robots"], [], ["Robot"]])
    #expect(snippets[0].ranges == [3..<8, 9..<15])
  }

  @Test func `gives back the text unescaped, whatever it holds`() throws {
    let database = try Shelf(texts: ["robot"]).open()
    let texts = [
      "a < robot & b > c \"quoted\" 'too'", "&lt;b&gt; robot &amp;amp; &quot;q", "ñandú 🤖 robot é",
      "robot",
    ]
    for all in [false, true] {
      let snippets = try database.snippets(
        SnippetRequest(.term("robot"), of: texts, weighsAllCandidates: all))
      #expect(snippets.map(\.text) == texts)
      #expect(snippets.map(SnippetTests.marked) == Array(repeating: ["robot"], count: 4))
    }
  }

  @Test func `lets no text forge a mark`() throws {
    let database = try Shelf(texts: ["robot"]).open()
    let snippets = try database.snippets(
      SnippetRequest(.term("robot"), of: ["\u{1}forged\u{2} robot \u{2}\u{2}\u{1}now"]))
    #expect(snippets[0].text == "forged robot now")
    #expect(SnippetTests.marked(snippets[0]) == ["robot"])
  }

  @Test func `cuts a long text around the match`() throws {
    let database = try Shelf(texts: ["robot"]).open()
    let filler = String(repeating: "some other words go here ", count: 100)
    let request = SnippetRequest(
      .term("robot"), of: [filler + "a robot finds its way " + filler], length: 80)
    let snippet = try database.snippets(request)[0]
    #expect(SnippetTests.marked(snippet) == ["robot"])
    #expect(snippet.text.hasPrefix("…") && snippet.text.hasSuffix("…"))
    #expect(snippet.text.utf8.count < 120)
  }

  @Test func `begins at the beginning where nothing matches, if asked`() throws {
    let database = try Shelf(texts: ["robot"]).open()
    let snippets = try database.snippets(
      SnippetRequest(.term("robot"), of: ["Paper circuits"], isEmptyWithoutMatch: false))
    #expect(snippets == [Snippet(text: "Paper circuits", ranges: [])])
  }
}
