internal import ExemplarSearch
internal import ExemplarVocabulary

/// Prints a vocabulary: what to type, the names in both languages, and everything else people write.
public struct VocabularyPrinter {
  let terminal: Terminal
  /// From this width on, names and aliases stand in columns.
  private let wide = 120

  /// A printer for a terminal.
  public init(_ terminal: Terminal) { self.terminal = terminal }

  /// The entries of one vocabulary as text.
  public func text(_ answer: VocabularyAnswer) -> String {
    let tree = VocabularyTree(answer.entries)
    let schemes = answer.entries.map(\.scheme).reduce(into: [String]()) { names, scheme in
      if !names.contains(scheme) { names.append(scheme) }
    }
    var lines = terminal.text(answer.title, [.bold]).wrapped(to: terminal.width)
    lines += terminal.joined([
      terminal.text(counted(answer.entries.count, "entry", "entries")),
      terminal.text(schemes.isEmpty ? "" : "scheme " + schemes.joined(separator: ", ")),
    ]).wrapped(to: terminal.width)
    lines += remarks(answer.warnings)
    if !answer.entries.isEmpty { lines.append(StyledText()) }
    let codes = tree.rows.map { $0.depth * 2 + displayWidth($0.entry.id) }.max() ?? 0
    let showsScheme = schemes.count > 1
    for row in tree.rows {
      lines += entry(row, codes: min(codes, terminal.width / 3), showsScheme: showsScheme)
    }
    return terminal.render(lines)
  }

  /// The vocabularies there are, as text.
  public func text(_ answer: VocabularyListAnswer) -> String {
    let names = answer.vocabularies.map { displayWidth($0.name) }.max() ?? 0
    let lines = answer.vocabularies.flatMap { item in
      let title = terminal.text("\(item.title) (\(counted(item.entries, "entry", "entries")))")
      return title.wrapped(to: terminal.width - names - 2).enumerated().map { row, line in
        (row == 0 ? terminal.text(item.name, .accent) : StyledText()).padded(to: names + 2) + line
      }
    }
    return terminal.render(
      lines + remarks(answer.warnings) + [
        StyledText(), terminal.text("The entries of one: exemplar vocabulary NAME"),
      ])
  }

  private func remarks(_ warnings: [QueryWarning]) -> [StyledText] {
    let lines = RemarkPrinter(terminal).warnings(warnings, width: terminal.width)
    return lines.isEmpty ? [] : [StyledText()] + lines
  }

  private func entry(
    _ row: VocabularyTree.Row, codes: Int, showsScheme: Bool
  ) -> [StyledText] {
    let room = terminal.width - codes - 2
    let body = terminal.width >= wide ? columns(row, room) : stacked(row, room)
    let code = StyledText.spaces(row.depth * 2) + terminal.text(row.entry.id, .accent)
    let scheme = showsScheme ? terminal.text("scheme \(row.entry.scheme)").wrapped(to: room) : []
    let lines = body + scheme
    guard code.width <= codes else { return [code] + lines.map { .spaces(codes + 2) + $0 } }
    return lines.enumerated().map { number, line in
      (number == 0 ? code : StyledText()).padded(to: codes + 2) + line
    }
  }

  private func label(_ row: VocabularyTree.Row) -> StyledText {
    terminal.text(row.entry.label, row.depth == 0 && row.hasChildren ? .bold : [])
  }

  private func stacked(_ row: VocabularyTree.Row, _ room: Int) -> [StyledText] {
    let names = terminal.joined([label(row), terminal.text(row.entry.labelEs ?? "", .italic)])
    let also = others(row.entry)
    return names.wrapped(to: room)
      + (also.isEmpty ? [] : terminal.text("also \(also)").wrapped(to: room - 2))
      .map { .spaces(2) + $0 }
  }

  private func columns(_ row: VocabularyTree.Row, _ room: Int) -> [StyledText] {
    let name = room * 3 / 10
    let rest = room - 2 * name - 4
    let texts = [
      (label(row), name), (terminal.text(row.entry.labelEs ?? "", .italic), name),
      (terminal.text(others(row.entry)), rest),
    ]
    return sideBySide(
      texts.map { Block(lines: $0.0.wrapped(to: $0.1), width: $0.1) }, gap: 2)
  }

  /// The code and the aliases, without those that the id or a name says already.
  private func others(_ entry: VocabularyEntry) -> String {
    var said = Set([entry.id, entry.label, entry.labelEs ?? ""].map(folded))
    return ([entry.code].compactMap { $0 } + entry.aliases)
      .filter { said.insert(folded($0)).inserted }
      .joined(separator: ", ")
  }
}
