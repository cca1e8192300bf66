/// Rows of words and figures in columns: the first to the left, all others to the right.
struct TextTable {
  private var rows: [[String]] = []

  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The rows, a line each, with two spaces between columns.
  var text: String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { place in
      rows.map { place < $0.count ? $0[place].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      let cells = row.enumerated().map { place, cell in
        let blank = String(repeating: " ", count: widths[place] - cell.count)
        return place == 0 ? cell + blank : blank + cell
      }
      return cells.joined(separator: "  ").trimmedRight + "\n"
    }.joined()
  }
}

extension String {
  fileprivate var trimmedRight: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
