/// What a Markdown text would cost to parse, estimated in one pass over its bytes.
///
/// cmark-gfm 0.29.0.gfm.6, which Debian 12 ships, needs time that grows with the square of some inputs:
/// 128 KiB of `![[]()` take more than a second, 32 KiB of nested lists before blank lines almost three.
/// No lesson looks like that. The budgets below let a text of 2 MiB take a few seconds at the very most.
struct MarkdownCost {
  /// The most cells that one table row may have.
  static let widestRow = 500
  /// The most lists and quotations inside each other.
  static let deepestNesting = 500
  /// Marks times bytes, summed over the runs of lines without a blank line.
  static let crowdBudget = 8_000_000_000
  /// The deepest nesting times the number of lines.
  static let depthBudget = 20_000_000
  /// The longest link definition times the number of closing brackets.
  static let definitionBudget = 200_000_000

  private var line = 0
  private var deepest = (depth: 0, line: 1)
  private var longestDefinition = (bytes: 0, line: 1)
  private var brackets = 0
  private var crowd = 0
  private var run = (start: 1, bytes: 0, marks: 0)

  /// Throws the first budget that a text exceeds.
  static func check(_ text: String) throws(MarkdownError) {
    var cost = MarkdownCost()
    for line in Lines(text) { try cost.add(line) }
    try cost.closeRun()
    try cost.settle()
  }

  private mutating func add(_ bytes: ArraySlice<UInt8>) throws(MarkdownError) {
    line += 1
    let shape = LineShape(bytes)
    if shape.isBlank { return try closeRun() }
    if shape.bars > Self.widestRow { throw MarkdownError(code: .wide, line: line) }
    if shape.depth > Self.deepestNesting { throw MarkdownError(code: .deep, line: line) }
    if run.bytes == 0 { run.start = line }
    run.bytes += shape.bytes
    run.marks += shape.marks + 1
    brackets += shape.brackets
    if shape.depth > deepest.depth { deepest = (shape.depth, line) }
    if shape.isDefinition, shape.bytes > longestDefinition.bytes {
      longestDefinition = (shape.bytes, line)
    }
  }

  private mutating func closeRun() throws(MarkdownError) {
    crowd += run.bytes * run.marks
    if crowd > Self.crowdBudget { throw MarkdownError(code: .crowded, line: run.start) }
    run = (line + 1, 0, 0)
  }

  private func settle() throws(MarkdownError) {
    if deepest.depth * line > Self.depthBudget {
      throw MarkdownError(code: .deep, line: deepest.line)
    }
    if longestDefinition.bytes * brackets > Self.definitionBudget {
      throw MarkdownError(code: .definition, line: longestDefinition.line)
    }
  }
}

extension MarkdownCost {
  /// The lines of a text, without their ends: LF, CR or CRLF, as CommonMark has them.
  private struct Lines: Sequence, IteratorProtocol {
    private var rest: ArraySlice<UInt8>
    private var ended = false

    init(_ text: String) { rest = Array(text.utf8)[...] }

    mutating func next() -> ArraySlice<UInt8>? {
      if ended { return nil }
      guard let end = rest.firstIndex(where: { $0 == 10 || $0 == 13 }) else {
        ended = true
        return rest
      }
      let line = rest[..<end]
      var after = rest.index(after: end)
      if rest[end] == 13, after < rest.endIndex, rest[after] == 10 {
        after = rest.index(after: after)
      }
      rest = rest[after...]
      return line
    }
  }

  /// What matters of one line.
  private struct LineShape {
    var bytes = 0
    /// Containers that it opens or stands in: quotation and list marks, and half its indentation.
    var depth = 0
    var marks = 0
    var bars = 0
    var brackets = 0
    var isBlank = true
    var isDefinition = false
    private var inPrefix = true
    private var indentation = 0
    private var previous: UInt8 = 10

    init(_ line: ArraySlice<UInt8>) {
      for byte in line { add(byte) }
    }

    private mutating func add(_ byte: UInt8) {
      bytes += 1
      if byte != 32, byte != 9 { isBlank = false }
      count(byte)
      if inPrefix { addPrefix(byte) }
      previous = byte
    }

    private mutating func count(_ byte: UInt8) {
      switch byte {
      case UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: "@"), UInt8(ascii: ")"): marks += 1
      case UInt8(ascii: "|"): bars += 1
      case UInt8(ascii: "]"): brackets += 1
      case UInt8(ascii: ":") where previous == UInt8(ascii: "]"): isDefinition = true
      default: break
      }
    }

    /// A quotation mark nests by itself, a list mark with the space after it.
    private mutating func addPrefix(_ byte: UInt8) {
      switch byte {
      case 32, 9:
        if Self.endsListMark(previous) { return nest() }
        indentation += byte == 9 ? 4 : 1
      case UInt8(ascii: ">"): nest()
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."),
        UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        break
      default: inPrefix = false
      }
    }

    private mutating func nest() {
      depth += 1 + indentation / 2
      indentation = 0
    }

    private static func endsListMark(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "*"), UInt8(ascii: "."),
        UInt8(ascii: ")"):
        true
      default: false
      }
    }
  }
}
