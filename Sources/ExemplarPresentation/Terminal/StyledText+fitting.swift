extension StyledText {
  /// Cut to a width, with an ellipsis where something is missing.
  func truncated(to width: Int, ellipsis: StyledText) -> StyledText {
    if self.width <= width { return self }
    var room = width - ellipsis.width
    var result = StyledText()
    cutting: for span in spans {
      var kept = ""
      for character in span.text {
        room -= displayWidth(character)
        if room < 0 {
          result.append(.init(kept, like: span))
          break cutting
        }
        kept.append(character)
      }
      result.append(.init(kept, like: span))
    }
    return (result + ellipsis).firstColumns(max(width, 0))
  }

  /// The characters that fit into a width.
  private func firstColumns(_ width: Int) -> StyledText {
    self.width <= width ? self : pieces(of: width).first ?? StyledText()
  }

  /// Broken at words into lines of at most a width; spaces in a row count as one.
  ///
  /// A word wider than a line is cut. Chinese, Japanese and other wide text may break between any two
  /// characters, but never before closing punctuation.
  func wrapped(to width: Int) -> [StyledText] {
    guard self.width > width || hasSpaceRuns else { return isEmpty ? [] : [self] }
    var lines: [StyledText] = []
    var line = StyledText()
    var filled = 0
    for word in words() {
      let gap = filled == 0 || word.isGlued ? 0 : 1
      if filled > 0 && filled + gap + word.width > width {
        lines.append(line)
        (line, filled) = (StyledText(), 0)
      } else if gap == 1 {
        line.append(.space(line.styleOfGap(before: word)))
        filled += 1
      }
      let pieces = word.width > width ? word.text.pieces(of: width) : [word.text]
      for piece in pieces.dropLast() { lines.append(line + piece) }
      if pieces.count > 1 { (line, filled) = (StyledText(), 0) }
      guard let last = pieces.last else { continue }
      line += last
      filled += pieces.count > 1 ? last.width : word.width
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// Cut into pieces of at most a width, wherever they end: for code and for very long words.
  func pieces(of width: Int) -> [StyledText] {
    var result: [StyledText] = []
    var piece = StyledText()
    var filled = 0
    for span in spans {
      for character in span.text {
        let needed = displayWidth(character)
        if filled > 0 && filled + needed > width {
          result.append(piece)
          (piece, filled) = (StyledText(), 0)
        }
        piece.append(.init(String(character), like: span))
        filled += needed
      }
    }
    if !piece.isEmpty { result.append(piece) }
    return result
  }

  private var hasSpaceRuns: Bool {
    var isAfterSpace = true
    for span in spans {
      for byte in span.text.utf8 {
        let isSpace = byte == UInt8(ascii: " ")
        if isSpace && isAfterSpace { return true }
        isAfterSpace = isSpace
      }
    }
    return isAfterSpace && !isEmpty
  }

  /// Underlining goes on over the gap between two words of the same style.
  private func styleOfGap(before word: Word) -> Style {
    guard let last = spans.last, last.style == word.text.spans.first?.style else { return [] }
    return last.style
  }
}
