internal import ExemplarVocabulary

/// Prints the matrix of two fields with its empty cells, in blocks where it is too wide.
public struct CoveragePrinter {
  let terminal: Terminal

  /// A printer for a terminal.
  public init(_ terminal: Terminal) { self.terminal = terminal }

  /// The answer of `coverage` as text.
  public func text(_ answer: CoverageAnswer) -> String {
    let heads = CoverageHeads(
      answer.columns, largest: answer.cells.map(\.count).max() ?? 0)
    let counts = Dictionary(
      answer.cells.map { (Pair(row: $0.row, column: $0.column), $0.count) },
      uniquingKeysWith: { $0 + $1 })
    var lines = head(answer, counts)
    for columns in blocks(answer, heads) {
      lines.append(StyledText())
      lines += block(answer, columns, heads, counts)
    }
    lines += legend(answer.columns, heads)
    return terminal.render(lines)
  }

  private struct Pair: Hashable {
    var row: String
    var column: String
  }

  private func head(_ answer: CoverageAnswer, _ counts: [Pair: Int]) -> [StyledText] {
    let all = answer.rows.values.count * answer.columns.values.count
    let filled = answer.rows.values.reduce(0) { sum, row in
      sum
        + answer.columns.values.count {
          counts[Pair(row: row.value, column: $0.value), default: 0] > 0
        }
    }
    let title =
      terminal.text("\(answer.rows.label) by \(answer.columns.label)", .bold)
      + terminal.text(terminal.ornaments.separator + counted(answer.total, "lesson"))
      + terminal.text(
        "\(terminal.ornaments.separator)\(grouped(all - filled)) of \(counted(all, "cell")) empty")
    return title.wrapped(to: terminal.width)
  }

  /// Blocks of about the same number of columns, no wider than fits beside the rows' names.
  private func blocks(_ answer: CoverageAnswer, _ heads: CoverageHeads) -> [Range<Int>] {
    let fitting = max(1, (terminal.width - names(answer)) / (heads.width + 1))
    let count = answer.columns.values.count
    let blocks = (count + fitting - 1) / fitting
    let each = max(1, (count + blocks - 1) / max(1, blocks))
    return stride(from: 0, to: count, by: each).map { $0..<min($0 + each, count) }
  }

  private func names(_ answer: CoverageAnswer) -> Int {
    let longest = answer.rows.values.map { name($0).width }.max() ?? 0
    return min(max(longest, displayWidth(answer.rows.label)), max(12, terminal.width * 2 / 5))
  }

  /// The value and, where that says more, its name.
  private func name(_ value: CoverageAnswer.AxisValue) -> StyledText {
    CoverageHeads.isSaid(value)
      ? terminal.text(value.label)
      : terminal.text("\(value.value) ", .accent) + terminal.text(value.label)
  }

  private func block(
    _ answer: CoverageAnswer, _ columns: Range<Int>, _ heads: CoverageHeads, _ counts: [Pair: Int]
  ) -> [StyledText] {
    let names = names(answer)
    let ellipsis = terminal.text(terminal.ornaments.ellipsis)
    var top = terminal.text(answer.rows.label, .bold).truncated(to: names, ellipsis: ellipsis)
      .padded(to: names)
    for column in columns {
      top += cell(terminal.text(heads.names[column], .accent), heads)
    }
    let rule = terminal.repeated(
      terminal.ornaments.rule, names + columns.count * (heads.width + 1))
    return [top, rule]
      + answer.rows.values.map { row in
        columns.reduce(name(row).truncated(to: names, ellipsis: ellipsis).padded(to: names)) {
          let pair = Pair(row: row.value, column: answer.columns.values[$1].value)
          let count = counts[pair, default: 0]
          return $0
            + cell(
              count == 0 ? terminal.text(terminal.ornaments.empty) : terminal.text(grouped(count)),
              heads)
        }
      }
  }

  private func cell(_ text: StyledText, _ heads: CoverageHeads) -> StyledText {
    .spaces(1) + text.padded(to: heads.width, alignment: .right)
  }

  /// What the heads stand for, where they are not the names themselves.
  private func legend(
    _ axis: CoverageAnswer.Axis, _ heads: CoverageHeads
  ) -> [StyledText] {
    let meant = axis.values.indices.filter {
      heads.names[$0] != axis.values[$0].label && !CoverageHeads.isSaid(axis.values[$0])
        || heads.areNumbers
    }
    guard !meant.isEmpty else { return [] }
    let entries = meant.map { index in
      terminal.text("\(heads.names[index]) ", .accent)
        + terminal.text(axis.values[index].label)
    }
    let widest = min(entries.map(\.width).max() ?? 0, terminal.width)
    let count = max(1, min(3, (terminal.width + 3) / (widest + 3)))
    let ellipsis = terminal.text(terminal.ornaments.ellipsis)
    let height = (entries.count + count - 1) / count
    let columns = stride(from: 0, to: entries.count, by: height).map { start in
      Block(
        lines: entries[start..<min(start + height, entries.count)].map {
          $0.truncated(to: widest, ellipsis: ellipsis)
        }, width: widest)
    }
    return [StyledText(), terminal.text(axis.label, .bold)] + sideBySide(columns, gap: 3)
  }
}
