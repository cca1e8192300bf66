import ExemplarPresentation
import ExemplarSearch
import ExemplarVocabulary
import Testing

/// Text that a bundle may hold to take over a terminal or to mislead a reader.
private let hostile = """
  \u{1B}[31mred\u{1B}]0;title\u{07}\u{9B}2J\u{90}q\u{0}\u{7F}\u{8}\r\n\u{202E}txt.exe\u{2066}x\u{2069}\
  \u{2028}line\u{2029}\u{FEFF}bom\u{E0041}\u{200B}\u{061C}\u{200F}\u{85}\u{FFF9}\u{FFFE}end
  """

@Suite struct TerminalTextTests {
  @Test(arguments: [
    ("plain text", "plain text"), ("red \u{1B}[31m", "red ␛[31m"), ("a\nb\tc", "a b c"),
    ("bell\u{07}", "bell␇"), ("del\u{7F}", "del␡"), ("\u{9B}31m", "\u{FFFD}31m"),
    ("a\u{202E}b\u{2066}c\u{2069}", "abc"), ("\u{FEFF}x", "x"), ("x\u{E0041}\u{E007F}", "x"),
    ("a\u{2028}b\u{2029}c\u{85}d", "a b c d"), ("x\u{FFFE}", "x\u{FFFD}"), ("", ""),
    ("niño 回路 👩‍🔬 ❤️", "niño 回路 👩‍🔬 ❤️"), ("soft\u{AD}hyphen", "softhyphen"),
    ("\u{0}", "␀"),
  ])
  func `disarms`(typed: String, shown: String) {
    #expect(TerminalText.safe(typed) == shown)
  }

  @Test func `keeps newlines only where they are wanted`() {
    #expect(TerminalText.safe("a\r\nb\rc\nd", newlines: true) == "a\nb\nc\nd")
    #expect(TerminalText.safe("a\r\nb", newlines: false) == "a  b")
  }

  @Test func `drops marks that would paint over other lines`() {
    let tower = "e" + String(repeating: "\u{301}", count: 5000) + "x"
    let safe = TerminalText.safe(tower)
    #expect(safe.unicodeScalars.count == 10)
    #expect(safe.hasSuffix("x"))
  }

  @Test(arguments: [Terminal.pipe, Terminal(width: 80, color: .ansi256, attributes: true)])
  func `lets no printer send what a bundle or a query says`(terminal: Terminal) {
    let text = everything(terminal)
    let commands = text.split(separator: "\u{1B}", omittingEmptySubsequences: false).dropFirst()
    for command in commands {
      #expect(command.prefixMatch(of: /\[[0-9;]+m/) != nil, "\(command.prefix(20))")
    }
    if !terminal.attributes { #expect(commands.isEmpty) }
    for scalar in text.unicodeScalars where scalar != "\n" && scalar != "\u{1B}" {
      #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value))
      #expect(!(0x202A...0x202E).contains(scalar.value))
      #expect(!(0x2066...0x2069).contains(scalar.value))
      #expect(![0x2028, 0x2029, 0xFEFF, 0x200B, 0x61C, 0x200F, 0xE0041].contains(scalar.value))
    }
    #expect(text.contains("␛"))
  }

  /// Every printer, with the hostile text in every place.
  private func everything(_ terminal: Terminal) -> String {
    let value = LabeledValue(id: hostile, scheme: hostile, label: hostile, labelEs: hostile)
    var card = Card(
      id: hostile, version: 1, title: hostile, summary: hostile, language: hostile, school: value,
      schoolYear: hostile, grades: [hostile], license: hostile, sample: true, published: hostile)
    card.program = value
    (card.subjects, card.iste, card.concepts) = ([value], [value], [value])
    (card.practices, card.standards, card.citizenship) = ([value], [value], [value])
    (card.tools, card.keywords, card.devices) = ([hostile], [hostile], hostile)
    card.authors = [Author(name: hostile, role: hostile)]
    return search(card, terminal) + show(card, terminal) + others(terminal)
  }

  private func search(_ card: Card, _ terminal: Terminal) -> String {
    let matched = Matched(
      terms: [hostile], parts: [hostile], filters: [hostile],
      names: [Matched.Name(field: hostile, value: hostile, label: hostile, words: [hostile])],
      places: [.init(term: hostile, parts: [hostile])], missing: [hostile])
    let snippet = Snippet(
      part: hostile, text: hostile, ranges: [[0, 5], [7, 9000], [-1, 2], [3]])
    let whole = Snippet(part: hostile, text: hostile, ranges: [[0, 5], [20, 25]])
    var page = Samples.page
    page.hits = [snippet, whole].map {
      Hit(card: card, rank: 1, score: 1, snippet: $0, matched: matched)
    }
    page.query = SearchPage.QueryEcho(
      q: hostile, understood: hostile, terms: [hostile],
      filters: [UnderstoodFilter(field: hostile, values: [hostile])],
      expanded: [Expansion(word: hostile, to: [hostile])],
      recognized: [
        Recognized(
          text: hostile, position: 0, length: 3, field: hostile, values: [hostile],
          label: hostile, corrected: true, ranks: true, q: hostile, total: 3)
      ],
      warnings: [
        QueryWarning(
          code: hostile, position: 0, length: 1, message: hostile, suggestions: [hostile])
      ])
    page.suggestion = Suggestion(q: hostile, total: 1)
    page.relaxed = [hostile, "other"]
    page.unknown = [hostile: 3]
    page.facets = [facet]
    var nothing = page
    (nothing.hits, nothing.total) = ([], 0)
    nothing.without = [
      WithoutCount(kind: "filter", field: hostile, value: hostile, q: hostile, total: 2)
    ]
    let printer = SearchPrinter(terminal, explain: true)
    return printer.text(page) + printer.text(nothing)
      + FacetPrinter(terminal).text(
        FacetsAnswer(query: page.query, total: 1, facets: [facet], index: page.index))
  }

  private var facet: Facet {
    let child = FacetValue(value: hostile, label: hostile, count: 1, selected: true)
    return Facet(
      field: hostile, label: hostile, missing: 1,
      values: [FacetValue(value: hostile, label: hostile, count: 2, children: [child])])
  }

  private func show(_ card: Card, _ terminal: Terminal) -> String {
    let markdown =
      "# \(hostile)\n\n- \(hostile)\n\n> \(hostile)\n\n```\n\(hostile)\n```\n\n"
      + "| a |\n|---|\n| \u{1B}[31m |\n\n[a](\u{1B}x) ![\u{1B}c](y) `\u{1B}c` &#27;[2J &#x9b;2J\n"
    var detail = ExemplarDetail(
      card: card, parts: [.init(name: hostile, markdown: markdown)],
      files: [FileEntry(path: hostile, mediaType: hostile, size: 1, digest: hostile)],
      versions: [VersionEntry(version: 1, published: hostile)])
    (detail.date, detail.problemOfPractice, detail.adaptedFrom) = (hostile, hostile, hostile)
    (detail.source, detail.prerequisites, detail.related) = (hostile, [hostile], [hostile])
    detail.vocabulary = [hostile]
    detail.artifacts = [ArtifactEntry(path: hostile, caption: hostile, consent: hostile)]
    detail.materials = [MaterialEntry(path: hostile, title: hostile)]
    let tombstone = Tombstone(
      id: hostile, on: hostile, by: hostile, reason: hostile, notes: hostile)
    return ExemplarPrinter(terminal).text(ExemplarAnswer(detail, withdrawn: tombstone))
  }

  private func others(_ terminal: Terminal) -> String {
    let entry = VocabularyEntry(
      id: hostile, code: hostile, scheme: hostile, label: hostile, labelEs: hostile,
      aliases: [hostile + "x"], note: hostile)
    let axis = CoverageAnswer.Axis(
      field: hostile, label: hostile, values: [.init(value: hostile, label: hostile)])
    let problem = Problem(
      code: hostile, title: hostile, detail: hostile,
      errors: [.init(parameter: hostile, detail: "x" + hostile)])
    return VocabularyPrinter(terminal).text(
      VocabularyAnswer(vocabulary: hostile, title: hostile, entries: [entry]))
      + CoveragePrinter(terminal).text(
        CoverageAnswer(rows: axis, columns: axis, cells: [], total: 1))
      + ProblemPrinter(terminal).text(problem)
      + VocabularyPrinter(terminal).text(
        VocabularyListAnswer(vocabularies: [.init(name: hostile, title: hostile, entries: 1)]))
  }
}
