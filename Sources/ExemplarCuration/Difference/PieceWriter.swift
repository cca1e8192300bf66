/// Writes runs of words as pieces of text, each with the white space before it.
struct PieceWriter {
  private let words: WordComparison
  private let old: [UInt8]
  private let new: [UInt8]
  private(set) var pieces: [TextPiece] = []

  init(_ words: WordComparison, _ old: [UInt8], _ new: [UInt8]) {
    self.words = words
    self.old = old
    self.new = new
  }

  /// Adds a run, or some of its words.
  mutating func take(_ run: WordComparison.Run) {
    if run.isSame {
      add(.same, words.new, run.new, new)
    } else {
      add(.removed, words.old, run.old, old)
      add(.added, words.new, run.new, new)
    }
  }

  private mutating func add(
    _ kind: TextPiece.Kind, _ tokens: WordTokens, _ range: Range<Int>, _ bytes: [UInt8]
  ) {
    guard !range.isEmpty else { return }
    let end = tokens.ranges[range.upperBound - 1].upperBound
    var start = tokens.ranges[range.lowerBound].lowerBound
    let floor = range.lowerBound > 0 ? tokens.ranges[range.lowerBound - 1].upperBound : start
    if !pieces.isEmpty { start = floor }
    pieces.append(TextPiece(kind: kind, text: String(decoding: bytes[start..<end], as: UTF8.self)))
  }

  /// Ends a hunk: its pieces, without white space in front.
  mutating func finish() -> [TextPiece] {
    defer { pieces = [] }
    return pieces
  }
}
