internal import ExemplarSearch
internal import ExemplarVocabulary

/// Prints a page of results: what was found, the hits, the facets, and what to do next.
///
/// Narrow terminals get the facets below the hits, wide ones beside them.
public struct SearchPrinter {
  let terminal: Terminal
  let isQuiet: Bool
  let explains: Bool
  let question: [String]?

  /// A printer for a terminal; quiet leaves out the remarks, explain tells how the query was read.
  ///
  /// The question is what a command line needs to ask the same again: `["robots", "--grade=3"]`.
  /// Without it, that is the query's text, which says nothing of filters that were options.
  public init(
    _ terminal: Terminal, quiet: Bool = false, explain: Bool = false, question: [String]? = nil
  ) {
    self.terminal = terminal
    self.isQuiet = quiet
    self.explains = explain
    self.question = question
  }

  /// How many values a facet shows beside or below hits.
  private static let values = 14

  /// The page as text.
  public func text(_ page: SearchPage) -> String {
    let facets = page.facets.filter { !$0.values.isEmpty }
    let side = facets.isEmpty ? 0 : sidebar
    let width = min(side > 0 ? terminal.width - side - 4 : terminal.width, 160)
    var main = sections(page, width: width)
    if side == 0 {
      let below = FacetPrinter(terminal).columns(
        facets, width: terminal.width, limit: SearchPrinter.values)
      if !facets.isEmpty { main.append(below) }
      main.append(next(page, width))
      return terminal.render(joined(main))
    }
    main.append(next(page, width))
    let beside = FacetPrinter(terminal).columns(facets, width: side, limit: SearchPrinter.values)
    return terminal.render(
      sideBySide(
        [Block(lines: joined(main), width: width), Block(lines: beside, width: side)], gap: 4))
  }

  /// The columns for facets beside the hits; 0 where they go below.
  private var sidebar: Int {
    switch terminal.width {
    case ..<132: 0
    case ..<180: 42
    default: min(100, terminal.width * 46 / 100)
    }
  }

  private func sections(_ page: SearchPage, width: Int) -> [[StyledText]] {
    let remarks = RemarkPrinter(terminal)
    let hits = HitPrinter(
      terminal: terminal, width: width, words: page.query.terms,
      isNeighbor: isOfNeighbors(page))
    let recognized = RecognizedPrinter(terminal: terminal, question: question)
    return [head(page, width) + (isQuiet ? [] : recognized.lines(page, width: width))]
      + [explains ? ExplanationPrinter(terminal).lines(page.query, width: width) : []]
      + [isQuiet ? [] : remarks.before(page, width: width)]
      + page.hits.map(hits.lines)
      + [isQuiet ? [] : remarks.after(page, width: width)]
  }

  /// The count, the page, what was understood, and that there are samples.
  private func head(_ page: SearchPage, _ width: Int) -> [StyledText] {
    let understood = page.query.understood
    let isOfNeighbors = isOfNeighbors(page)
    let found = page.total == 0 ? "No lesson found" : counted(page.total, "lesson")
    let count = isOfNeighbors ? "\(found) \(understood)" : found
    let place = page.pages > 1 ? ", page \(page.page) of \(grouped(page.pages))" : ""
    let head =
      terminal.text(count, .bold) + terminal.text(place)
      + terminal.text(
        understood.isEmpty || isOfNeighbors ? "" : terminal.ornaments.separator + understood)
    let hasSamples = page.hits.contains(where: \.card.sample)
    let notice =
      terminal.text("[sample]", .sample) + terminal.text(" \(sampleNotice).")
    return head.wrapped(to: width) + (hasSamples ? notice.wrapped(to: width) : [])
  }

  /// True for the answer of `similar`: nobody typed anything.
  private func isOfNeighbors(_ page: SearchPage) -> Bool { page.query.q == nil }

  private func next(_ page: SearchPage, _ width: Int) -> [StyledText] {
    guard !isQuiet else { return [] }
    var steps: [String] = []
    if let hit = page.hits.first { steps.append("Open one: exemplar show \(hit.card.id)") }
    if page.page < page.pages && !page.hits.isEmpty {
      steps.append("Next page: add --page \(page.page + 1)")
    }
    if page.hits.isEmpty && page.total > 0 {
      steps.append("There is no page \(page.page); the last one is --page \(page.pages)")
    }
    if let facet = page.facets.first(where: { FacetRow.isCut($0, to: SearchPrinter.values) }) {
      steps.append("All values of one: " + counting(facet, page))
    }
    if page.facets.isEmpty && page.total > 1 && !isOfNeighbors(page) {
      steps.append("Narrow it: add --facets")
    }
    return terminal.wrapped(steps.map { terminal.text($0) }, to: width)
  }

  /// The command that lists every value of a facet, with the counts of this page.
  private func counting(_ facet: Facet, _ page: SearchPage) -> String {
    let asked = question ?? [page.query.q ?? ""].filter { !$0.isEmpty }
    let arguments = ["exemplar", "facets"] + asked + ["--field", facet.field]
    return arguments.map(shellQuoted).joined(separator: " ")
  }

  /// Sections with an empty line between them.
  private func joined(_ sections: [[StyledText]]) -> [StyledText] {
    sections.filter { !$0.isEmpty }.reduce(into: []) { lines, section in
      if !lines.isEmpty { lines.append(StyledText()) }
      lines += section
    }
  }
}
