import ExemplarPresentation
import ExemplarSearch
import Testing

@Suite struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("niño", 4), ("nin\u{303}o", 4), ("Ä", 1), ("回路", 4), ("ｶﾅ", 2), ("ＡＢ", 4),
    ("한국", 4), ("\u{1112}\u{1161}\u{11AB}", 2), ("🤖", 2), ("👩‍🔬", 2), ("👩🏽‍🔬", 2), ("🇺🇸", 2),
    ("🇺🇸🇲🇽", 4), ("❤️", 2), ("❤", 1), ("1️⃣", 2), ("👍🏽", 2), ("\u{200B}", 0), ("a\u{200D}b", 2),
    ("क", 1), ("–…“”·▇│", 7), ("؀", 0), ("…", 1), ("𝒳", 1), ("𠀀", 2), ("〜", 2), ("①", 1),
  ])
  func `counts columns as a reader sees them`(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test(arguments: [24, 40, 80, 81, 120, 131, 132, 179, 180, 200, 400])
  func `fits every line into the terminal`(width: Int) {
    let terminal = Terminal(width: width)
    var cut = Samples.page
    cut.facets = (1...4).map { _ in Samples.facet(of: 40) }
    let text =
      SearchPrinter(terminal, explain: true).text(Samples.page)
      + SearchPrinter(terminal).text(cut)
      + SearchPrinter(terminal).text(Samples.nothing)
      + FacetPrinter(terminal).text(
        FacetsAnswer(
          query: Samples.page.query, total: 42, facets: Samples.facets, index: Samples.index))
      + ExemplarPrinter(terminal).text(ExemplarAnswer(Samples.detail))
      + VocabularyPrinter(terminal).text(Samples.iste)
      + CoveragePrinter(terminal).text(Samples.coverage)
    for line in text.split(separator: "\n") {
      #expect(displayWidth(line) <= width, "\(line)")
      #expect(!line.hasSuffix(" "), "\(line)")
    }
  }

  @Test func `aligns the bars beside wide characters and accents`() throws {
    let facet = Facet(
      field: "school", label: "School", missing: 0,
      values: ["回路小学校", "María Elena", "nin\u{303}os", "👩‍🔬 Lab", "plain"].map {
        FacetValue(value: $0, label: $0, count: 4)
      })
    let answer = FacetsAnswer(
      query: Samples.echo(nil, understood: ""), total: 20, facets: [facet], index: Samples.index)
    let text = FacetPrinter(.pipe).text(answer)
    let starts = try text.split(separator: "\n").dropFirst(2).map { line in
      displayWidth(line[..<(try #require(line.firstIndex(of: "▇")))])
    }
    #expect(starts.count == 5)
    #expect(Set(starts).count == 1)
  }
}
