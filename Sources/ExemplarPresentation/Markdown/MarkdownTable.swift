/// Lays out a table of a document so that it fits: columns aligned, long cells wrapped.
struct MarkdownTable {
  var alignments: [StyledText.Alignment]
  /// The first row is the header, which GitHub's tables always have.
  var rows: [[StyledText]] = []

  /// The table in lines; as a list of entries where so many columns do not fit.
  func lines(width: Int, _ terminal: Terminal) -> [StyledText] {
    let count = alignments.count
    let room = width - 3 * (count - 1)
    guard count > 0, let header = rows.first else { return [] }
    if room < 4 * count { return entries(header, width: width, terminal) }
    let widths = MarkdownTable.share(room, among: natural(count))
    let shown = rows.map { row(cells($0, widths), widths, terminal) }
    let isRuled = shown.dropFirst().contains { $0.count > 1 }
    let rule = self.rule(widths, terminal)
    var lines = shown[0].map { $0.adding(.bold) } + [rule]
    for (number, row) in shown.dropFirst().enumerated() {
      if isRuled && number > 0 { lines.append(rule) }
      lines += row
    }
    return lines
  }

  private func natural(_ count: Int) -> [Int] {
    (0..<count).map { column in
      max(1, rows.map { column < $0.count ? $0[column].width : 0 }.max() ?? 0)
    }
  }

  private func cells(_ row: [StyledText], _ widths: [Int]) -> [[StyledText]] {
    widths.indices.map { column in
      column < row.count ? row[column].wrapped(to: widths[column]) : []
    }
  }

  private func row(
    _ cells: [[StyledText]], _ widths: [Int], _ terminal: Terminal
  ) -> [StyledText] {
    let height = max(1, cells.map(\.count).max() ?? 0)
    let wall = terminal.text(" \(terminal.ornaments.wall) ")
    return (0..<height).map { line in
      var result = StyledText()
      for column in widths.indices {
        if column > 0 { result += wall }
        let cell = line < cells[column].count ? cells[column][line] : StyledText()
        result += cell.padded(to: widths[column], alignment: alignments[column])
      }
      return result
    }
  }

  private func rule(_ widths: [Int], _ terminal: Terminal) -> StyledText {
    let rule = terminal.ornaments.rule
    let pieces = widths.map { String(repeating: rule, count: $0) }
    return terminal.text(pieces.joined(separator: rule + terminal.ornaments.crossing + rule))
  }

  /// One line a cell, `Header: cell`, with an empty line between rows.
  private func entries(_ header: [StyledText], width: Int, _ terminal: Terminal) -> [StyledText] {
    rows.dropFirst().flatMap { row in
      [StyledText()]
        + zip(header, row).flatMap { name, cell in
          (name.adding(.bold) + terminal.text(": ") + cell).wrapped(to: width)
        }
    }.dropFirst().map { $0 }
  }

  /// Narrow columns keep their width; the wide ones share what is left.
  static func share(_ room: Int, among natural: [Int]) -> [Int] {
    var widths = natural
    var open = Set(natural.indices)
    var left = room
    while !open.isEmpty {
      let fair = left / open.count
      let fitting = open.filter { natural[$0] <= fair }
      if fitting.isEmpty {
        for (number, column) in open.sorted().enumerated() {
          widths[column] = fair + (number < left % open.count ? 1 : 0)
        }
        return widths
      }
      for column in fitting { left -= natural[column] }
      open.subtract(fitting)
    }
    return widths
  }
}
