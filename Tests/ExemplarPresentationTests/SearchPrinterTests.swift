import ExemplarPresentation
import ExemplarSearch
import ExemplarVocabulary
import Testing

@Suite struct SearchPrinterTests {
  private func text(quiet: Bool = false, _ change: (inout SearchPage) -> Void) -> String {
    var page = Samples.page
    page.facets = []
    change(&page)
    return SearchPrinter(.pipe, quiet: quiet).text(page)
  }

  @Test func `says in full what a sample is, and only where there is one`() {
    let sentence = "[sample] \(sampleNotice)."
    #expect(text { _ in }.contains(sentence))
    #expect(text { $0.hits.removeAll(where: \.card.sample) }.contains("sample") == false)
    #expect(ExemplarPrinter(.pipe).text(ExemplarAnswer(Samples.detail)).contains(sentence))
  }

  @Test(arguments: [
    (3, "3 lessons have all the words; the others may lack “paper”."),
    (1, "1 lesson has all the words; the others may lack “paper”."),
    (0, "No lesson has all the words; these have some of them. May be missing: “paper”."),
  ])
  func `says when words were relaxed`(count: Int, said: String) {
    #expect(text { $0.withAllWords = count }.contains(said))
  }

  @Test func `says nothing of relaxing where all the words were found`() {
    let text = text {
      ($0.relaxed, $0.withAllWords) = ([], nil)
      $0.hits[1].matched.missing = []
    }
    #expect(!text.contains("all the words"))
    #expect(!text.contains("lacks"))
  }

  @Test func `tells the last page where a page is behind it`() {
    let text = text { ($0.hits, $0.page) = ([], 9) }
    #expect(text.contains("There is no page 9; the last one is --page 5"))
  }

  @Test func `names the next page until the last`() {
    #expect(text { $0.page = 4 }.contains("Next page: add --page 5"))
    #expect(!text { $0.page = 5 }.contains("Next page"))
  }

  @Test func `counts one lesson as one`() {
    #expect(text { ($0.total, $0.unknown) = (1, ["minutes": 1]) }.hasPrefix("1 lesson ·"))
    #expect(
      text { $0.unknown = ["minutes": 1] }
        .contains("1 lesson does not say how long it takes; add --include-unknown to see it."))
  }

  @Test func `leaves remarks out where quiet is wanted`() {
    let text = text(quiet: true) { _ in }
    #expect(!text.contains("Note:"))
    #expect(!text.contains("Did you mean"))
    #expect(!text.contains("--page"))
    #expect(text.contains("[sample]"))
  }

  @Test func `says so where no single word or filter is to blame`() {
    var page = Samples.nothing
    page.without = page.without.map {
      WithoutCount(kind: $0.kind, field: $0.field, value: $0.value, q: $0.q, total: 0)
    }
    #expect(SearchPrinter(.pipe).text(page).contains("Leaving out one word or filter would not"))
  }

  @Test(arguments: [[[0, 999]], [[-1, 3]], [[5, 2]], [[1]], [[]], [[3, 3]], [[0, 4, 9]]])
  func `shows a snippet whose ranges are wrong without marks`(ranges: [[Int]]) {
    let text = text {
      $0.hits[0].snippet = Snippet(part: "lesson", text: "tape the circuit", ranges: ranges)
    }
    #expect(text.contains("    tape the circuit\n"))
  }

  @Test func `marks ranges in Unicode scalars, joined over a space and over each other`() {
    let text = text {
      $0.hits[0].snippet = Snippet(
        part: "lesson", text: "nin\u{303}o 🤖 paper circuit ok",
        ranges: [[14, 21], [8, 13], [10, 13], [0, 5]])
    }
    #expect(text.contains("*nin\u{303}o* 🤖 *paper circuit* ok\n"))
  }

  @Test func `lists the values that tell most and how many more there are`() {
    var page = Samples.page
    page.facets = [Samples.facet(of: 30)]
    page.facets[0].values[29].selected = true
    page.query.q = "paper circuits"
    let text = SearchPrinter(.pipe).text(page)
    #expect(text.contains("School 13 "))
    #expect(!text.contains("School 14 "))
    #expect(text.contains("● School 30"))
    #expect(text.contains("\n  … 16 more\n"))
    #expect(
      text.contains("All values of one: exemplar facets 'paper circuits' --field school\n"))
  }

  @Test(arguments: [
    ([], "exemplar facets --field school"),
    (["robots", "--grade=3-5"], "exemplar facets robots --grade=3-5 --field school"),
    (
      ["-maze", "--school=lincoln es"], "exemplar facets -maze '--school=lincoln es' --field school"
    ),
    (["it's", "=x"], #"exemplar facets 'it'\''s' '=x' --field school"#),
  ])
  func `tells the command that counts the same question in full`(question: [String], told: String) {
    var page = Samples.page
    page.facets = [Samples.facet(of: 20)]
    let text = SearchPrinter(Terminal(width: 160), question: question).text(page)
    #expect(text.contains("All values of one: \(told)\n"))
    page.facets = [Samples.facet(of: 14)]
    let whole = SearchPrinter(Terminal(width: 160), question: question).text(page)
    #expect(!whole.contains("All values"))
  }

  @Test func `keeps what a facet leaves out within its column`() throws {
    var page = Samples.page
    page.facets = [Samples.facet(of: 20), Samples.facet(of: 3)]
    let text = SearchPrinter(.pipe).text(page)
    let line = try #require(text.split(separator: "\n").first { $0.contains("… 6 more") })
    #expect(line == "  … 6 more")
  }

  @Test func `tells before the hits what a word was also searched as`() throws {
    let said = "“loop” was also searched as “bucle” and “ciclo”."
    let change = { (page: inout SearchPage) in
      page.query.expanded = [Expansion(word: "loop", to: ["bucle", "ciclo"])]
    }
    let told = try #require(text(change).firstRange(of: said))
    let hit = try #require(text(change).firstRange(of: " 1. "))
    #expect(told.lowerBound < hit.lowerBound)
    #expect(!text(quiet: true, change).contains("searched as"))
  }

  @Test func `tells in which language a word was also searched`() {
    let text = text {
      $0.query.expanded = [
        Expansion(word: "loop", to: ["bucle"], source: .glossary, language: "es")
      ]
    }
    #expect(text.contains("“loop” was also searched in Spanish: “bucle”."))
  }

  @Test(arguments: [
    ([], nil), (["robots"], "lacks “robots”"),
    (["computational thinking", "robots"], "lacks “computational thinking” and “robots”"),
  ])
  func `says which words a hit lacks`(missing: [String], said: String?) {
    let text = text {
      $0.hits = [$0.hits[1]]
      $0.hits[0].matched.missing = missing
    }
    #expect(text.contains("lacks") == (said != nil))
    if let said { #expect(text.contains(" · \(said)\n")) }
  }

  @Test(arguments: [
    (
      100,
      "Why: “paper circuits” in the title and lesson · CS.hardware-and-software Hardware & Software"
    ),
    (90, "Why: “paper circuits” in the title and lesson"),
    (50, "Why: “paper circuits” in the title and lesson"),
    (45, "Why: “paper circuits” in the title and 1…"),
    (30, "Why: “paper circuits” in …"),
  ])
  func `says why in one line that fits`(width: Int, said: String) {
    let terminal = Terminal(width: width, attributes: false, isTerminal: false)
    let lines = SearchPrinter(terminal).text(Samples.page).split(separator: "\n")
    let why = lines.filter { $0.contains("Why: ") }
    #expect(why.first?.dropFirst(4) ?? "" == said)
    #expect(why.count == 2)
    #expect(why.allSatisfy { $0.count <= width })
  }

  @Test func `says why by names alone where no text has the words`() {
    let text = text {
      $0.hits[0].matched = Matched(
        terms: ["innovative", "designer"], parts: ["names"], filters: [],
        names: [
          .init(field: "iste", value: "4", label: "Innovative Designer", words: ["innovative"]),
          .init(field: "keyword", value: "x", label: "Design", words: ["designer"]),
          .init(field: "school", value: "y", label: "Designer School", words: ["designer"]),
        ],
        places: [.init(term: "innovative", parts: ["names"])], missing: ["robot"])
    }
    #expect(
      text.contains(
        "    Why: ISTE 4 Innovative Designer · keyword “Design” · lacks “robot”\n"))
  }

  @Test func `says of a hit without a reason nothing`() {
    #expect(text { $0.hits = [$0.hits[2]] }.contains("Why") == false)
  }

  @Test func `prefers parents to children where there is little room`() {
    let children = (1...12).map {
      FacetValue(value: "c\($0)", label: "Child \($0)", count: $0)
    }
    let parents = (1...5).map {
      FacetValue(
        value: "p\($0)", label: "Parent \($0)", count: 50, children: $0 == 1 ? children : [])
    }
    var page = Samples.page
    page.facets = [Facet(field: "iste", label: "ISTE standard", missing: 0, values: parents)]
    let text = SearchPrinter(.pipe).text(page)
    for number in 1...5 { #expect(text.contains("Parent \(number) ")) }
    #expect(text.contains("Child 12 "))
    #expect(!text.contains("Child 3 "))
  }
}
