/// Names and their values, one under the other, the values aligned and wrapped.
struct RecordTable {
  var rows: [(String, String)]
  let terminal: Terminal

  func lines(width: Int) -> [StyledText] {
    let shown = rows.filter { !$0.1.isEmpty }
    let names = min(shown.map { displayWidth($0.0) }.max() ?? 0, 20)
    return shown.flatMap { name, value in
      terminal.text(value).wrapped(to: max(12, width - names - 2)).enumerated().map { row, line in
        (row == 0 ? terminal.text(name, .bold) : StyledText()).padded(to: names + 2) + line
      }
    }
  }
}
