/// Text as a person reads it on, gathered while a document is read: paragraphs on lines of their own, the cells
/// of a table's row on one line with tabs between them, notes and text boxes after the paragraph they hang on.
struct FlowingText {
  /// A story of its own: the document, or a note or a text box inside it.
  private struct Story {
    var text: [UInt8] = []
    /// What hangs on the paragraph that is being written.
    var hanging: [UInt8] = []
    /// Where the cell that is being written begins, and those around it.
    var cells: [Int] = []
  }

  private var stories = [Story()]
  private let limit: Int
  private var count = 0
  /// True when there was more text than the limit; what came later was left out.
  private(set) var isCut = false

  /// Begins; text beyond `limit` bytes is left out.
  init(limit: Int) { self.limit = limit }

  /// How much was written.
  var size: Int { count }

  /// Adds characters, UTF-8.
  mutating func write(_ bytes: some Collection<UInt8>) {
    let room = limit - count
    if bytes.count > room { isCut = true }
    let part = bytes.prefix(max(room, 0))
    count += part.count
    stories[stories.count - 1].text.append(contentsOf: part)
  }

  /// Ends a line inside a paragraph.
  mutating func breakLine() { write(CollectionOfOne(UInt8(ascii: "\n"))) }

  /// Ends a paragraph, and gives what hangs on it.
  mutating func endParagraph() {
    breakLine()
    let last = stories.count - 1
    stories[last].text += stories[last].hanging
    stories[last].hanging = []
  }

  /// Begins a cell of a table.
  mutating func beginCell() {
    stories[stories.count - 1].cells.append(stories[stories.count - 1].text.count)
  }

  /// Ends a cell: its paragraphs stay apart, and a tab leads to the next cell.
  mutating func endCell() {
    let last = stories.count - 1
    guard let start = stories[last].cells.popLast() else { return }
    if stories[last].text.count > start, stories[last].text.last == UInt8(ascii: "\n") {
      stories[last].text.removeLast()
      count -= 1
    }
    write(CollectionOfOne(UInt8(ascii: "\t")))
  }

  /// Begins a note or a text box that hangs on the paragraph being written.
  mutating func beginAside() { stories.append(Story()) }

  /// Ends a note or a text box.
  mutating func endAside() {
    guard stories.count > 1, var aside = stories.popLast() else { return }
    aside.text += aside.hanging
    if let end = aside.text.last, end != UInt8(ascii: "\n") { aside.text.append(0x0A) }
    stories[stories.count - 1].hanging += aside.text
  }

  /// The text, tidied: no empty lines, and one space or one tab between words.
  mutating func finish() -> String {
    while stories.count > 1 { endAside() }
    return Self.tidy(stories[0].text + stories[0].hanging)
  }

  /// One space or tab between words, nothing at the ends of a line, no empty lines.
  static func tidy(_ bytes: [UInt8]) -> String {
    var result = String.UnicodeScalarView()
    var gap: Unicode.Scalar?
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if let wider = widened(gap, by: scalar) {
        gap = wider
      } else if scalar.value >= 0x20 {
        if let gap, !result.isEmpty { result.append(gap) }
        gap = nil
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The gap between two words with one more space in it; nil for what is no space.
  private static func widened(_ gap: Unicode.Scalar?, by scalar: Unicode.Scalar) -> Unicode.Scalar?
  {
    switch scalar {
    case "\n", "\r", "\u{0B}", "\u{0C}", "\u{85}", "\u{2028}", "\u{2029}": return "\n"
    case "\t": return gap == "\n" ? gap : "\t"
    case _ where scalar.properties.isWhitespace: return gap ?? " "
    default: return nil
    }
  }
}
