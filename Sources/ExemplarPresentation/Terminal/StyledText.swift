/// Text with styles, one line or one paragraph, that is safe to show.
///
/// It is made by `Terminal.text` alone, which is where hostile text is disarmed; so whatever the
/// printers put together, the only commands that reach the terminal are those of `Terminal.render`.
package struct StyledText: Hashable, Sendable {
  /// Text of one style: from the end of the run before it, or the beginning, to its own end.
  struct Run: Hashable, Sendable {
    /// In UTF-8.
    var end: Int
    let style: Style
  }

  /// The text alone.
  package private(set) var plain: String
  /// In columns; counted once, since every layout asks for it many times.
  package private(set) var width: Int
  /// In order, neighbors of different styles; empty where nothing has a style, as in a pipe.
  private(set) var runs: [Run] = []

  /// Nothing.
  package init() { self.init("", [], width: 0) }

  fileprivate init(_ text: String, _ style: Style, width: Int) {
    plain = text
    self.width = width
    if !style.isEmpty && !text.isEmpty { runs = [Run(end: text.utf8.count, style: style)] }
  }

  /// A number of spaces.
  package static func spaces(_ count: Int, _ style: Style = []) -> StyledText {
    guard count > 0 else { return StyledText() }
    let blank = String(unsafeUninitializedCapacity: count) { bytes in
      bytes.initialize(repeating: UInt8(ascii: " "))
      return count
    }
    return StyledText(blank, style, width: count)
  }

  package var isEmpty: Bool { plain.isEmpty }

  package static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum += right
    return sum
  }

  package static func += (left: inout StyledText, right: StyledText) {
    if left.isEmpty {
      left = right
      return
    }
    if !left.runs.isEmpty || !right.runs.isEmpty { left.addRuns(of: right) }
    left.plain += right.plain
    left.width += right.width
  }

  /// Every run, that of a text without styles too.
  private var allRuns: [Run] {
    runs.isEmpty && !isEmpty ? [Run(end: plain.utf8.count, style: [])] : runs
  }

  private mutating func addRuns(of text: StyledText) {
    let start = plain.utf8.count
    runs = allRuns
    for run in text.allRuns { addRun(Run(end: start + run.end, style: run.style)) }
  }

  /// Adds a run, joined to the last one of the same style.
  private mutating func addRun(_ run: Run) {
    if runs.last?.style == run.style {
      runs[runs.count - 1].end = run.end
    } else {
      runs.append(run)
    }
  }

  /// The same text with a style added to all of it.
  package func adding(_ style: Style) -> StyledText {
    var result = self
    result.runs = []
    for run in allRuns { result.addRun(Run(end: run.end, style: run.style.union(style))) }
    return result
  }

  /// The part between two places in UTF-8, with its width in columns.
  func part(_ range: Range<Int>, width: Int) -> StyledText {
    if range.count == plain.utf8.count { return self }
    let text = String(plain[index(range.lowerBound)..<index(range.upperBound)])
    var part = StyledText(text, [], width: width)
    for run in runs where run.end > range.lowerBound {
      part.addRun(Run(end: min(run.end, range.upperBound) - range.lowerBound, style: run.style))
      if run.end >= range.upperBound { break }
    }
    if part.runs.count == 1 && part.runs[0].style.isEmpty { part.runs = [] }
    return part
  }

  /// The index of a place in UTF-8.
  func index(_ place: Int) -> String.Index {
    plain.utf8.index(plain.startIndex, offsetBy: place)
  }

  /// Fills up with spaces to a width.
  package mutating func pad(to width: Int) {
    if self.width < width { self += .spaces(width - self.width) }
  }

  /// Filled with spaces to a width.
  package func padded(to width: Int, alignment: Alignment = .left) -> StyledText {
    let missing = max(0, width - self.width)
    let before =
      switch alignment {
      case .left: 0
      case .right: missing
      case .center: missing / 2
      }
    var padded = StyledText.spaces(before)
    padded += self
    padded.pad(to: width)
    return padded
  }

  /// Where a text stands in its column.
  package enum Alignment: Hashable, Sendable {
    case left, right, center
  }
}

extension Terminal {
  /// The door for every text that is shown, the program's own as well as a bundle's or a reader's.
  package func text(_ text: String, _ style: Style = []) -> StyledText {
    let style = attributes ? style : []
    if unicode, let columns = plainColumns(text.utf8.span) {
      return StyledText(text, style, width: columns)
    }
    return disarmed(shown(text, newlines: false), style)
  }

  /// The lines of a text, each safe to show; a tab goes to the next column that four divides.
  package func lines(_ text: String, _ style: Style = []) -> [StyledText] {
    let expanded = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map(expandingTabs).joined(separator: "\n")
    return shown(expanded, newlines: true)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { disarmed(String($0), style) }
  }

  private func disarmed(_ text: String, _ style: Style) -> StyledText {
    StyledText(text, style, width: displayWidth(text))
  }

  /// A character of the program's own, a number of times.
  package func repeated(_ ornament: String, _ count: Int, _ style: Style = []) -> StyledText {
    text(String(repeating: ornament, count: max(0, count)), style)
  }

  /// Several texts with the separator between them; empty ones are left out.
  package func joined(_ texts: [StyledText], by separator: String? = nil) -> StyledText {
    let separator = text(separator ?? ornaments.separator)
    var result = StyledText()
    for text in texts where !text.isEmpty {
      if !result.isEmpty { result += separator }
      result += text
    }
    return result
  }

  /// Several texts with the separator between them, broken into lines between two texts where that
  /// can be, and inside one only where it is wider than a line.
  package func wrapped(_ texts: [StyledText], to width: Int) -> [StyledText] {
    let separator = text(ornaments.separator)
    var lines: [StyledText] = []
    for text in texts where !text.isEmpty {
      if let last = lines.indices.last,
        lines[last].width + separator.width + text.width <= width
      {
        lines[last] += separator
        lines[last] += text
      } else {
        lines += text.wrapped(to: width)
      }
    }
    return lines
  }

  private func shown(_ text: String, newlines: Bool) -> String {
    let safe = TerminalText.safe(text, newlines: newlines)
    return unicode ? safe : ASCIIText.nearest(safe)
  }

  private func expandingTabs(_ line: Substring) -> String {
    guard line.utf8.contains(UInt8(ascii: "\t")) else { return String(line) }
    var result = ""
    for piece in line.split(separator: "\t", omittingEmptySubsequences: false) {
      if !result.isEmpty || piece.startIndex != line.startIndex {
        result += String(repeating: " ", count: 4 - displayWidth(result) % 4)
      }
      result += piece
    }
    return result
  }
}
