/// A Markdown text in blocks: headings, and runs of lines between empty ones.
struct MarkdownBlocks {
  /// One block, in bytes of the text.
  struct Block {
    var range: Range<Int>
    /// From 1.
    var line: Int
    /// Which heading it stands under; the place of its text in `headings`.
    var heading: Int?
  }

  /// UTF-8, with line feeds alone.
  let bytes: [UInt8]
  private(set) var blocks: [Block] = []
  private(set) var headings: [String] = []
  /// True while the next line belongs to the last block.
  private var isOpen = false

  /// Splits a text.
  init(_ text: String) {
    bytes = Array(text.utf8.contains(13) ? text.replacing("\r\n", with: "\n").utf8 : text.utf8)
    var start = 0
    var number = 1
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 10) ?? bytes.count
      take(start..<end, number)
      (start, number) = (end + 1, number + 1)
    }
  }

  private mutating func take(_ line: Range<Int>, _ number: Int) {
    guard let first = line.first(where: { !Self.isSpace(bytes[$0]) }) else {
      isOpen = false
      return
    }
    let isHeading = bytes[first] == UInt8(ascii: "#")
    if isHeading {
      headings.append(heading(line))
      isOpen = false
    }
    if isOpen, let last = blocks.indices.last {
      blocks[last].range = blocks[last].range.lowerBound..<line.upperBound
    } else {
      let above = headings.isEmpty ? nil : headings.count - 1
      blocks.append(Block(range: line, line: number, heading: above))
    }
    isOpen = !isHeading
  }

  private func heading(_ line: Range<Int>) -> String {
    let marks = Set("# \t".utf8)
    let text = bytes[line].drop { marks.contains($0) }
    return String(decoding: text.prefix(200), as: UTF8.self)
  }

  /// The text of some bytes.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// A block with every run of white space as one space.
  func collapsed(_ block: Block) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(block.range.count)
    for byte in bytes[block.range] {
      if !Self.isSpace(byte) {
        result.append(byte)
      } else if let last = result.last, last != 32 {
        result.append(32)
      }
    }
    if result.last == 32 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }

  /// The line of a place, from 1: `block` is the one that holds it.
  func line(of place: Int, in block: Block) -> Int {
    block.line + bytes[block.range.lowerBound..<place].count { $0 == 10 }
  }

  /// How many words a text has: what stands between white space.
  static func words(in text: String) -> Int {
    var count = 0
    var isInside = false
    for byte in text.utf8 {
      let isSpace = isSpace(byte)
      if !isSpace && !isInside { count += 1 }
      isInside = !isSpace
    }
    return count
  }

  /// Space, tab, line feed, form feed, return.
  static func isSpace(_ byte: UInt8) -> Bool { byte == 32 || (9...13).contains(byte) }
}
