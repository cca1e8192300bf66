/// Text with styles, one line or one paragraph, that is safe to show.
///
/// It is made by `Terminal.text` alone, which is where hostile text is disarmed; so whatever the
/// printers put together, the only commands that reach the terminal are those of `Terminal.render`.
struct StyledText: Hashable, Sendable {
  /// A run of one style.
  struct Span: Hashable, Sendable {
    fileprivate(set) var text: String
    let style: Style
    /// In columns; counted once, since every layout asks for it many times.
    fileprivate(set) var width: Int

    fileprivate init(text: String, style: Style, width: Int? = nil) {
      self.text = text
      self.style = style
      self.width = width ?? displayWidth(text)
    }

    static func space(_ style: Style) -> Span { Span(text: " ", style: style, width: 1) }
  }

  private(set) var spans: [Span] = []

  /// Nothing.
  init() {}

  fileprivate init(_ text: String, _ style: Style) {
    if !text.isEmpty { spans = [Span(text: text, style: style)] }
  }

  /// A number of spaces.
  static func spaces(_ count: Int) -> StyledText {
    StyledText(String(repeating: " ", count: max(0, count)), [])
  }

  var isEmpty: Bool { spans.isEmpty }

  /// In columns.
  var width: Int { spans.reduce(0) { $0 + $1.width } }

  /// The text alone.
  var plain: String { spans.map(\.text).joined() }

  static func + (left: StyledText, right: StyledText) -> StyledText {
    var sum = left
    sum += right
    return sum
  }

  static func += (left: inout StyledText, right: StyledText) {
    for span in right.spans { left.append(span) }
  }

  /// Adds a run, joined to the last one of the same style.
  mutating func append(_ span: Span) {
    if let last = spans.indices.last, spans[last].style == span.style {
      spans[last].text += span.text
      spans[last].width += span.width
    } else {
      spans.append(span)
    }
  }

  /// The same text with a style added to all of it.
  func adding(_ style: Style) -> StyledText {
    var result = StyledText()
    for span in spans {
      result.append(Span(text: span.text, style: span.style.union(style), width: span.width))
    }
    return result
  }

  /// A run with part of a run's text; the width where it is known.
  static func piece(_ text: some StringProtocol, of span: Span, width: Int? = nil) -> Span {
    Span(text: String(text), style: span.style, width: width)
  }

  /// Filled with spaces to a width.
  func padded(to width: Int, alignment: Alignment = .left) -> StyledText {
    let missing = max(0, width - self.width)
    switch alignment {
    case .left: return self + .spaces(missing)
    case .right: return .spaces(missing) + self
    case .center: return .spaces(missing / 2) + self + .spaces(missing - missing / 2)
    }
  }

  /// Where a text stands in its column.
  enum Alignment: Hashable, Sendable {
    case left, right, center
  }
}

extension Terminal {
  /// The door for every text that is shown, the program's own as well as a bundle's or a reader's.
  func text(_ text: String, _ style: Style = []) -> StyledText {
    StyledText(shown(text, newlines: false), style)
  }

  /// The lines of a text, each safe to show; a tab goes to the next column that four divides.
  func lines(_ text: String, _ style: Style = []) -> [StyledText] {
    let expanded = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map(expandingTabs).joined(separator: "\n")
    return shown(expanded, newlines: true)
      .split(separator: "\n", omittingEmptySubsequences: false)
      .map { StyledText(String($0), style) }
  }

  /// A character of the program's own, a number of times.
  func repeated(_ ornament: String, _ count: Int, _ style: Style = []) -> StyledText {
    text(String(repeating: ornament, count: max(0, count)), style)
  }

  /// Several texts with the separator between them; empty ones are left out.
  func joined(_ texts: [StyledText], by separator: String? = nil) -> StyledText {
    var result = StyledText()
    for text in texts where !text.isEmpty {
      if !result.isEmpty { result += self.text(separator ?? ornaments.separator) }
      result += text
    }
    return result
  }

  /// Several texts with the separator between them, broken into lines between two texts where that
  /// can be, and inside one only where it is wider than a line.
  func wrapped(_ texts: [StyledText], to width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    for text in texts where !text.isEmpty {
      if let last = lines.last, joined([last, text]).width <= width {
        lines[lines.count - 1] = joined([last, text])
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
