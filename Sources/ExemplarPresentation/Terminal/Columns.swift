/// Lines that are shown beside others.
struct Block {
  var lines: [StyledText]
  /// In columns.
  var width: Int
}

/// Blocks side by side, with spaces between them; the last one is not padded.
func sideBySide(_ blocks: [Block], gap: Int) -> [StyledText] {
  let height = blocks.reduce(0) { max($0, $1.lines.count) }
  return (0..<height).map { row in
    var line = StyledText()
    for (number, block) in blocks.enumerated() {
      let cell = row < block.lines.count ? block.lines[row] : StyledText()
      line += number == blocks.count - 1 ? cell : cell.padded(to: block.width + gap)
    }
    return line
  }
}

/// Groups of lines in columns of about the same height, top to bottom, then left to right.
///
/// Groups stay whole and in order; an empty line stands between two of them.
func inColumns(_ groups: [[StyledText]], count: Int, width: Int, gap: Int) -> [StyledText] {
  let columns = balanced(groups, count: max(1, count))
  return sideBySide(columns.map { Block(lines: $0, width: width) }, gap: gap)
}

/// The smallest height at which the groups fit into so many columns.
private func balanced(_ groups: [[StyledText]], count: Int) -> [[StyledText]] {
  let total = groups.reduce(0) { $0 + $1.count + 1 }
  let tallest = groups.reduce(0) { max($0, $1.count) }
  var height = max(tallest, total / count)
  while true {
    let columns = filled(groups, height: height)
    if columns.count <= count { return columns }
    height += 1
  }
}

private func filled(_ groups: [[StyledText]], height: Int) -> [[StyledText]] {
  var columns: [[StyledText]] = []
  for group in groups {
    if let last = columns.indices.last, columns[last].count + 1 + group.count <= height {
      columns[last] += [StyledText()] + group
    } else {
      columns.append(group)
    }
  }
  return columns
}
