internal import ExemplarPresentation
internal import ExemplarSearchLog

/// Prints what was sought: gaps first, then what only some of its words found, then everything.
///
/// ```
/// Sought and not found
///  times  last        question
///     12  2026-11-20  quantum computers
/// ```
struct SearchesPrinter {
  let terminal: Terminal

  init(_ terminal: Terminal) { self.terminal = terminal }

  /// The report as text.
  func text(_ answer: SearchesAnswer) -> String {
    guard answer.searches > 0 else { return terminal.render(nothing(answer)) }
    var lines = terminal.wrapped([terminal.text(head(answer))], to: terminal.width)
    lines += section("Sought and not found", answer.notFound, answer)
    lines += section("Found only without some of the words", answer.relaxed, answer)
    lines += section("Sought most", answer.mostSought, answer, withFound: true)
    lines.append(StyledText())
    for remark in remarks(answer) {
      lines += terminal.wrapped([terminal.text(remark)], to: terminal.width)
    }
    return terminal.render(lines)
  }

  private func head(_ answer: SearchesAnswer) -> String {
    let days = [answer.first, answer.last].compactMap(\.self)
    let span = Set(days).count > 1 ? days.joined(separator: " to ") : days.first ?? ""
    return "\(counted(answer.searches, "search", "searches")) · "
      + "\(counted(answer.questions, "question")) · \(span)"
  }

  private func nothing(_ answer: SearchesAnswer) -> [StyledText] {
    let words =
      answer.since == nil && answer.until == nil
      ? "No search was noted yet. “exemplar serve” notes them by itself; for searches of the terminal, write “search-log: on” into index/repository.yaml."
      : "No search was noted in these days."
    return terminal.wrapped([terminal.text(words)], to: terminal.width)
  }

  private func section(
    _ title: String, _ rows: [SearchesAnswer.Row], _ answer: SearchesAnswer,
    withFound: Bool = false
  ) -> [StyledText] {
    let head = [StyledText(), terminal.text(title, .bold)]
    guard !rows.isEmpty else { return head + [.spaces(2) + terminal.text("nothing")] }
    let names = ["times"] + (withFound ? ["found"] : []) + ["last", "question"]
    let cells = rows.map { row in
      [String(row.times)] + (withFound ? [String(row.found)] : []) + [row.last, row.question]
    }
    return head + table([names] + cells)
  }

  /// Numbers to the right; the question takes what room is left.
  private func table(_ rows: [[String]]) -> [StyledText] {
    let count = rows[0].count
    var widths = (0..<count).map { column in rows.map { $0[column].utf8.count }.max() ?? 0 }
    let others = widths.dropLast().reduce(0, +) + 2 * count
    widths[count - 1] = max(16, terminal.width - others)
    return rows.enumerated().map { number, row in
      var line = StyledText.spaces(2)
      for (column, text) in row.enumerated() {
        let cell = terminal.text(text, number == 0 ? .bold : [])
          .truncated(to: widths[column], ellipsis: terminal.text(terminal.ornaments.ellipsis))
        let isLast = column == count - 1
        line +=
          isLast
          ? cell
          : cell.padded(to: widths[column], alignment: column < count - 2 ? .right : .left)
            + .spaces(2)
      }
      return line
    }
  }

  private func remarks(_ answer: SearchesAnswer) -> [String] {
    var remarks: [String] = []
    if answer.rare > 0 {
      remarks.append(
        "\(counted(answer.rare, "question")) asked fewer than \(answer.least) times left out, since rare words may be a person’s name. All of them: --all"
      )
    }
    if answer.withheld > 0 {
      remarks.append(
        "\(counted(answer.withheld, "search", "searches")) noted without words: they held an address, a long number or a key."
      )
    }
    if !answer.notFound.isEmpty || !answer.relaxed.isEmpty {
      remarks.append(
        "A gap is a lesson to commission: exemplar new DIR begins one. Where lessons only say it in other words, add these to index/synonyms.yaml. Ask again: exemplar search WORDS --explain"
      )
    }
    return remarks
  }
}
