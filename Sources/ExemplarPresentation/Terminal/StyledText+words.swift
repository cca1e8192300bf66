extension StyledText {
  /// What must not be broken between two lines.
  struct Word {
    var text = StyledText()
    var width = 0
    /// True where no space stands before it: inside text that is written without spaces.
    var isGlued = false
  }

  /// The words, in order. A word may change its style inside: `**bold**,`.
  func words() -> [Word] {
    var reader = WordReader()
    for span in spans { reader.read(span) }
    reader.finish()
    return reader.words
  }
}

extension StyledText.Span {
  /// A run in the style of another.
  init(_ text: some StringProtocol, like span: StyledText.Span, width: Int? = nil) {
    self = StyledText.piece(text, of: span, width: width)
  }
}

private struct WordReader {
  var words: [StyledText.Word] = []
  private var word = StyledText.Word()
  private var endsWide = false

  mutating func read(_ span: StyledText.Span) {
    var isFirst = true
    for run in span.text.split(separator: " ", omittingEmptySubsequences: false) {
      if !isFirst { finish() }
      isFirst = false
      guard !run.isEmpty else { continue }
      if run.utf8.allSatisfy({ $0 < 0x80 }) {
        add(run, run.utf8.count, span)
      } else {
        readWide(run, span)
      }
    }
  }

  mutating func finish(nextIsGlued: Bool = false) {
    if !word.text.isEmpty { words.append(word) }
    word = StyledText.Word()
    word.isGlued = nextIsGlued
    endsWide = false
  }

  private mutating func readWide(_ run: Substring, _ span: StyledText.Span) {
    for character in run {
      let width = displayWidth(character)
      let mayBreak = (width > 1 || endsWide) && !closing.contains(character)
      if mayBreak && !word.text.isEmpty { finish(nextIsGlued: true) }
      add(String(character), width, span)
      endsWide = width > 1
    }
  }

  private mutating func add(
    _ text: some StringProtocol, _ width: Int, _ span: StyledText.Span
  ) {
    word.text.append(.init(text, like: span, width: width))
    word.width += width
  }
}

/// Punctuation that does not begin a line.
private let closing: Set<Character> = [
  "、", "。", "，", "．", "！", "？", "）", "」", "』", "】", "〕", "：", "；", ",", ".", "!", "?", ")", "]",
  ";", ":", "”",
  "’", "…",
]
