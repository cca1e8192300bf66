import ArgumentParser
import ExemplarReading
import ExemplarSearch
import Testing

@Suite struct SearchLineTests {
  @Test(arguments: [
    [], ["paper", "circuits"], ["paper circuits", "--facets"], ["-robot", "maze", "-grade:3"],
    ["robots", "--grade", "3-5", "--grade=k", "--iste", "4a", "--lang", "es"],
    [
      "robots", "--not", "grade=3", "--not=iste=4", "--strict", "--include-unknown", "--words-only",
    ],
    ["--limit", "5", "--page", "2", "--sort", "newest", "--collapse", "school"],
    ["--per-page=7", "--all", "--explain", "--jsonl"],
    ["x", "--json", "--quiet", "--color", "never", "--repository", "/srv/e"],
    ["--title", "paper", "--materials=rubric", "--id", "a-b", "--has", "slides"],
    ["“design process”", "OR", "(a", "b)", "comput*"],
  ])
  func `reads a usual command line as the parser does`(arguments: [String]) throws {
    let quick = try #require(SearchLine(quick: arguments))
    let parsed = try SearchCommand.parse(WordArguments.protected(arguments)).line
    #expect(try quick.request() == parsed.request())
    #expect(quick.isSame(as: parsed))
  }

  @Test(arguments: [
    ["--help"], ["-h"], ["--bogus"], ["--grade"], ["--grade", "--facets"], ["--limit", "many"],
    ["--color", "pink"], ["--", "-x"], ["--server", "https://example.org"], ["--version"],
    ["--facets=yes"],
  ])
  func `leaves every other command line to the parser`(arguments: [String]) {
    #expect(SearchLine(quick: arguments) == nil)
  }
}

@Suite struct AskedAgainTests {
  @Test(arguments: [
    [], ["paper circuits", "OR", "(a", "b)"], ["-robot", "maze", "--all"],
    ["robots", "--grade", "3-5", "--grade=k", "--lang", "es", "--minutes", "..45"],
    ["robots", "--not", "grade=3", "--include-unknown", "--words-only"],
  ])
  func `repeats a question as arguments of another command`(arguments: [String]) throws {
    let typed = try #require(SearchLine(quick: arguments))
    let again = try #require(SearchLine(quick: typed.question))
    #expect(try again.request() == typed.request())
    #expect(throws: Never.self) {
      try FacetsCommand.parse(WordArguments.protected(typed.question + ["--field", "standard"]))
    }
  }

  @Test func `leaves out what only the first command knows`() throws {
    let arguments = ["maze", "--facets", "--page", "2", "--limit", "3", "--sort", "newest"]
    #expect(try #require(SearchLine(quick: arguments)).question == ["maze"])
  }
}

@Suite struct WordArgumentTests {
  @Test func `keeps excluded words apart from options`() throws {
    let arguments = WordArguments.protected(["-robot", "--facets", "-h", "-", "--", "-x"])
    #expect(arguments[0] != "-robot" && arguments[0].hasSuffix("robot"))
    #expect(Array(arguments.dropFirst()) == ["--facets", "-h", "-", "--", "-x"])
  }
}
