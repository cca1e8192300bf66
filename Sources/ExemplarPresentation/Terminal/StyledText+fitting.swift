extension StyledText {
  /// Cut to a width, with an ellipsis where something is missing.
  package func truncated(to width: Int, ellipsis: StyledText) -> StyledText {
    if self.width <= width { return self }
    return (firstColumns(width - ellipsis.width) + ellipsis).firstColumns(width)
  }

  /// The characters that fit into a width.
  private func firstColumns(_ width: Int) -> StyledText {
    if self.width <= width { return self }
    let (end, columns) = columns(max(width, 0), from: 0)
    return part(0..<end, width: columns)
  }

  /// Broken at words into lines of at most a width; spaces in a row count as one.
  ///
  /// A word wider than a line is cut. Chinese, Japanese and other wide text may break between any two
  /// characters, but never before closing punctuation.
  package func wrapped(to width: Int) -> [StyledText] {
    let isEven = !hasSpaceRuns
    if isEven && self.width <= width { return isEmpty ? [] : [self] }
    let words = words(within: width)
    var lines: [StyledText] = []
    var first = 0
    var filled = 0
    for (number, word) in words.enumerated() {
      let gap = number == first || word.isGlued ? 0 : 1
      if number > first && filled + gap + word.width > width {
        lines.append(line(words[first..<number], isEven: isEven, width: filled))
        (first, filled) = (number, word.width)
      } else {
        filled += gap + word.width
      }
    }
    if first < words.count { lines.append(line(words[first...], isEven: isEven, width: filled)) }
    return lines
  }

  /// Words with one space between two of them; copied at once where they stand so in the text.
  private func line(_ words: ArraySlice<Word>, isEven: Bool, width: Int) -> StyledText {
    if isEven && runs.isEmpty {
      return part(words[words.startIndex].start..<words[words.endIndex - 1].end, width: width)
    }
    var line = StyledText()
    for word in words {
      let text = part(word.start..<word.end, width: word.width)
      if !line.isEmpty && !word.isGlued { line += .spaces(1, line.styleOfGap(before: text)) }
      line += text
    }
    return line
  }

  /// Cut into pieces of at most a width, wherever they end: for code and for very long words.
  func pieces(of width: Int) -> [StyledText] {
    var pieces: [StyledText] = []
    var start = 0
    while start < plain.utf8.count {
      let (end, columns) = columns(width, from: start, atLeastOne: true)
      pieces.append(part(start..<end, width: columns))
      start = end
    }
    return pieces
  }

  private var hasSpaceRuns: Bool {
    let bytes = plain.utf8.span
    var isAfterSpace = true
    for place in bytes.indices {
      let isSpace = bytes[place] == UInt8(ascii: " ")
      if isSpace && isAfterSpace { return true }
      isAfterSpace = isSpace
    }
    return isAfterSpace && !isEmpty
  }

  /// Underlining goes on over the gap between two words of the same style.
  private func styleOfGap(before word: StyledText) -> Style {
    let end = runs.last?.style ?? []
    return end == (word.runs.first?.style ?? []) ? end : []
  }
}
