import ExemplarPresentation
import ExemplarTesting
import Testing

/// What a reader's screen may be.
enum Screen: String, CaseIterable, Sendable {
  case narrow = "80"
  case wide = "200"
  case pipe = "pipe"

  var terminal: Terminal {
    switch self {
    case .narrow:
      Terminal(width: 80, height: 24, color: .ansi16, attributes: true, isTerminal: true)
    case .wide:
      Terminal(width: 200, height: 60, color: .ansi256, attributes: true, isTerminal: true)
    case .pipe: .pipe
    }
  }
}

@Suite struct PrinterGoldenTests {
  @Test(arguments: Screen.allCases)
  func `prints a page of results`(screen: Screen) {
    let text = SearchPrinter(screen.terminal).text(Samples.page)
    #expect(GoldenFile("search-\(screen.rawValue)").difference(from: text) == nil)
  }

  @Test(arguments: Screen.allCases)
  func `prints a page of results without facets`(screen: Screen) {
    var page = Samples.page
    page.facets = []
    let text = SearchPrinter(screen.terminal, explain: true).text(page)
    #expect(GoldenFile("search-plain-\(screen.rawValue)").difference(from: text) == nil)
  }

  @Test(arguments: Screen.allCases)
  func `prints the neighbors of a lesson`(screen: Screen) {
    let text = SearchPrinter(screen.terminal).text(Samples.neighbors)
    #expect(GoldenFile("similar-\(screen.rawValue)").difference(from: text) == nil)
  }

  @Test(arguments: Screen.allCases)
  func `helps where nothing is found`(screen: Screen) {
    let text = SearchPrinter(screen.terminal).text(Samples.nothing)
    #expect(GoldenFile("nothing-\(screen.rawValue)").difference(from: text) == nil)
  }

  @Test(arguments: Screen.allCases)
  func `prints facets`(screen: Screen) {
    let answer = FacetsAnswer(
      query: Samples.echo("paper circuits", understood: "paper circuits"), total: 42,
      facets: Samples.facets, index: Samples.index)
    let text = FacetPrinter(screen.terminal).text(answer)
    #expect(GoldenFile("facets-\(screen.rawValue)").difference(from: text) == nil)
  }

  @Test(arguments: Screen.allCases)
  func `prints an exemplar`(screen: Screen) {
    let text = ExemplarPrinter(screen.terminal).text(ExemplarAnswer(Samples.detail))
    #expect(GoldenFile("show-\(screen.rawValue)").difference(from: text) == nil)
  }

  @Test(arguments: Screen.allCases)
  func `prints a vocabulary`(screen: Screen) {
    let text = VocabularyPrinter(screen.terminal).text(Samples.iste)
    #expect(GoldenFile("vocabulary-\(screen.rawValue)").difference(from: text) == nil)
  }

  @Test(arguments: Screen.allCases)
  func `prints the vocabularies`(screen: Screen) {
    let text = VocabularyPrinter(screen.terminal).text(
      VocabularyListAnswer(vocabularies: [
        .init(name: "iste", title: "ISTE Standards for Students (2016)", entries: 35),
        .init(name: "schools", title: "Schools", entries: 1),
      ]))
    #expect(GoldenFile("vocabularies-\(screen.rawValue)").difference(from: text) == nil)
  }

  @Test(arguments: Screen.allCases)
  func `prints the coverage with its empty cells`(screen: Screen) {
    let text = CoveragePrinter(screen.terminal).text(Samples.coverage)
    #expect(GoldenFile("coverage-\(screen.rawValue)").difference(from: text) == nil)
  }

  @Test(arguments: Screen.allCases)
  func `prints a problem`(screen: Screen) {
    let problem = Problem(
      code: "bad-input", title: "The input cannot be used", status: 400,
      detail: "Two values cannot be used.",
      errors: [
        .init(parameter: "grade", position: 0, detail: "“thrid” is not a grade. Did you mean “3”?"),
        .init(pointer: "/notes", detail: "A reason needs notes."),
      ])
    let text = ProblemPrinter(screen.terminal).text(problem)
    #expect(GoldenFile("problem-\(screen.rawValue)").difference(from: text) == nil)
  }

  @Test func `prints with ASCII alone where the terminal knows no more`() {
    let terminal = Terminal(width: 80, attributes: true, unicode: false, isTerminal: true)
    let text =
      SearchPrinter(terminal).text(Samples.page)
      + ExemplarPrinter(terminal).text(ExemplarAnswer(Samples.detail))
      + CoveragePrinter(terminal).text(Samples.coverage)
    #expect(text.utf8.allSatisfy { $0 == 0x0A || $0 == 0x1B || (0x20..<0x7F).contains($0) })
    #expect(GoldenFile("ascii-80").difference(from: text) == nil)
  }
}
