extension StyledText {
  /// What must not be broken between two lines: a part of the text, in UTF-8.
  struct Word {
    var start: Int
    var end: Int
    /// In columns.
    var width: Int
    /// True where no space stands before it: inside text that is written without spaces.
    var isGlued = false
  }

  /// The words, in order; those wider than a line in pieces. A word may change its style inside:
  /// `**bold**,`.
  func words(within width: Int) -> [Word] {
    let bytes = plain.utf8.span
    var words: [Word] = []
    words.reserveCapacity(bytes.count / 4 + 1)
    var start = 0
    for place in 0...bytes.count where place == bytes.count || bytes[place] == UInt8(ascii: " ") {
      if place > start {
        let columns = plainColumns(bytes.extracting(start..<place))
        if let columns, columns <= width {
          words.append(Word(start: start, end: place, width: columns))
        } else {
          addPieces(of: start..<place, within: width, to: &words)
        }
      }
      start = place + 1
    }
    return words
  }

  /// Breaks a word where wide characters allow it, and where it is wider than a line.
  private func addPieces(of word: Range<Int>, within width: Int, to words: inout [Word]) {
    var piece = Word(start: word.lowerBound, end: word.lowerBound, width: 0)
    var endsWide = false
    for character in plain[index(word.lowerBound)..<index(word.upperBound)] {
      let columns = displayWidth(character)
      let mayBreak = (columns > 1 || endsWide) && !closing.contains(character)
      if piece.end > piece.start && (mayBreak || piece.width + columns > width) {
        words.append(piece)
        piece = Word(start: piece.end, end: piece.end, width: 0, isGlued: true)
      }
      piece.end += character.utf8.count
      piece.width += columns
      endsWide = columns > 1
    }
    words.append(piece)
  }

  /// As many characters from a place on as fit into so many columns: their end, and their width.
  func columns(_ room: Int, from start: Int, atLeastOne: Bool = false) -> (end: Int, width: Int) {
    let isASCII = plain.utf8.count == width
    if isASCII {
      let count = min(max(room, atLeastOne ? 1 : 0), plain.utf8.count - start)
      return (start + count, count)
    }
    var (end, filled) = (start, 0)
    for character in plain[index(start)...] {
      let columns = displayWidth(character)
      if filled + columns > room && !(atLeastOne && filled == 0) { break }
      end += character.utf8.count
      filled += columns
    }
    return (end, filled)
  }
}

/// Punctuation that does not begin a line.
private let closing: Set<Character> = [
  "、", "。", "，", "．", "！", "？", "）", "」", "』", "】", "〕", "：", "；", ",", ".", "!", "?", ")", "]",
  ";", ":", "”",
  "’", "…",
]
