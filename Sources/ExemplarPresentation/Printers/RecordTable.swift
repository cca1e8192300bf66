/// Names and their values, one under the other, the values aligned and wrapped.
struct RecordTable {
  var rows: [(String, String)]
  let terminal: Terminal

  func lines(width: Int) -> [StyledText] {
    let shown = rows.filter { !$0.1.isEmpty }
    let names = shown.map { displayWidth($0.0) }.max() ?? 0
    if names + 18 > width { return stacked(shown, width: width) }
    return shown.flatMap { name, value in
      terminal.text(value).wrapped(to: width - names - 2).enumerated().map { row, line in
        (row == 0 ? terminal.text(name, .bold) : StyledText()).padded(to: names + 2) + line
      }
    }
  }

  /// The value under its name, where both do not fit into a line.
  private func stacked(_ rows: [(String, String)], width: Int) -> [StyledText] {
    rows.flatMap { name, value in
      terminal.text(name, .bold).wrapped(to: width)
        + terminal.text(value).wrapped(to: width - 2).map { .spaces(2) + $0 }
    }
  }
}
