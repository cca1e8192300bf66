/// Compares two Markdown texts: first by blocks, then the blocks that differ by words.
struct TextComparison {
  private let old: MarkdownBlocks
  private let new: MarkdownBlocks
  private(set) var hunks: [TextHunk] = []
  private(set) var omitted = 0
  /// Blocks that differ in white space alone.
  private(set) var respaced = 0
  private var sameWords = 0
  private var mostWords = 0

  /// How many words stand around a change.
  private static let context = 8
  private static let mostHunks = 500

  init(_ old: MarkdownBlocks, _ new: MarkdownBlocks) {
    self.old = old
    self.new = new
    var counts = (old: 0, new: 0)
    let partners = Self.align(old, new)
    var (place, partner) = (0, 0)
    while place < partners.count || partner < new.blocks.count {
      if place < partners.count, partners[place] == partner {
        let words = takeSame(old.blocks[place], new.blocks[partner])
        counts = (counts.old + words, counts.new + words)
        (place, partner) = (place + 1, partner + 1)
        continue
      }
      let (start, newStart) = (place, partner)
      while place < partners.count, partners[place] < 0 { place += 1 }
      partner = place < partners.count ? partners[place] : new.blocks.count
      let words = takeReplaced(start..<place, newStart..<partner)
      counts = (counts.old + words.old, counts.new + words.new)
    }
    mostWords = max(counts.old, counts.new)
  }

  /// Less than a quarter stayed of a text that is longer than a few sentences.
  var isRewritten: Bool { mostWords >= 60 && sameWords * 4 < mostWords }

  private static func align(_ old: MarkdownBlocks, _ new: MarkdownBlocks) -> [Int] {
    var kinds: [String: Int] = [:]
    func numbers(_ text: MarkdownBlocks) -> [Int] {
      text.blocks.map { block in
        let words = text.collapsed(block)
        if let number = kinds[words] { return number }
        kinds[words] = kinds.count
        return kinds.count - 1
      }
    }
    let (before, after) = (numbers(old), numbers(new))
    return SequenceAlignment(before, after, kinds: kinds.count).partners
  }

  private mutating func takeSame(_ old: MarkdownBlocks.Block, _ new: MarkdownBlocks.Block) -> Int {
    let words = MarkdownBlocks.words(in: self.new.text(new.range))
    sameWords += words
    if self.old.bytes[old.range] != self.new.bytes[new.range] { respaced += 1 }
    return words
  }

  /// Blocks that stand for each other; how many words each side has.
  private mutating func takeReplaced(
    _ oldBlocks: Range<Int>, _ newBlocks: Range<Int>
  ) -> (old: Int, new: Int) {
    let words = WordComparison(
      old.bytes, Self.part(old, oldBlocks), new.bytes, Self.part(new, newBlocks))
    sameWords += words.runs.reduce(0) { $0 + ($1.isSame ? $1.new.count : 0) }
    if words.runs.allSatisfy(\.isSame) { respaced += 1 }
    addHunks(words, newBlocks)
    return (words.old.ranges.count, words.new.ranges.count)
  }

  /// The bytes of some blocks; empty where the next one would begin.
  private static func part(_ text: MarkdownBlocks, _ blocks: Range<Int>) -> Range<Int> {
    guard let first = blocks.first, let last = blocks.last else {
      return text.bytes.count..<text.bytes.count
    }
    return text.blocks[first].range.lowerBound..<text.blocks[last].range.upperBound
  }
}

// Hunks.
extension TextComparison {
  private mutating func addHunks(_ words: WordComparison, _ blocks: Range<Int>) {
    var writer = PieceWriter(words, old.bytes, new.bytes)
    var hunk: TextHunk?
    for (number, run) in words.runs.enumerated() {
      guard run.isSame else {
        if hunk == nil { hunk = begin(words, run, blocks) }
        writer.take(run)
        continue
      }
      let isBetween = number > 0 && number < words.runs.count - 1
      let (tail, head) = context(words, run)
      if isBetween, tail.upperBound >= head.lowerBound {
        writer.take(run)
        continue
      }
      if number > 0 {
        writer.take(.init(isSame: true, old: tail, new: tail))
        hunk?.isCutAfter = tail.upperBound < paragraphEnd(words, run)
        end(&hunk, writer.finish())
      }
      if number < words.runs.count - 1 {
        hunk = begin(words, words.runs[number + 1], blocks)
        hunk?.isCutBefore = head.lowerBound > paragraphStart(words, run)
        writer.take(.init(isSame: true, old: head, new: head))
      }
    }
    end(&hunk, writer.finish())
  }

  /// The words of a run that follow the change before it, and those that lead to the change after it; neither goes
  /// beyond its paragraph.
  private func context(
    _ words: WordComparison, _ run: WordComparison.Run
  ) -> (tail: Range<Int>, head: Range<Int>) {
    let tail = min(run.new.lowerBound + Self.context, paragraphEnd(words, run))
    let head = max(run.new.upperBound - Self.context, paragraphStart(words, run))
    return (run.new.lowerBound..<tail, head..<run.new.upperBound)
  }

  /// Where the paragraph ends that the run begins in; no further than the run.
  private func paragraphEnd(_ words: WordComparison, _ run: WordComparison.Run) -> Int {
    run.new.first { isParagraphStart(words, $0) } ?? run.new.upperBound
  }

  /// Where the paragraph begins that the word after the run stands in; no earlier than the run.
  private func paragraphStart(_ words: WordComparison, _ run: WordComparison.Run) -> Int {
    let next = run.new.upperBound
    if next < words.new.ranges.count, isParagraphStart(words, next) { return next }
    return run.new.last { isParagraphStart(words, $0) } ?? run.new.lowerBound
  }

  /// True after an empty line.
  private func isParagraphStart(_ words: WordComparison, _ place: Int) -> Bool {
    guard place > 0 else { return false }
    let gap = words.new.ranges[place - 1].upperBound..<words.new.ranges[place].lowerBound
    return new.bytes[gap].count { $0 == 10 } > 1
  }

  /// A hunk at the first word that came, or where the words that went stood.
  private func begin(
    _ words: WordComparison, _ run: WordComparison.Run, _ blocks: Range<Int>
  ) -> TextHunk {
    let tokens = words.new.ranges
    let place =
      run.new.lowerBound < tokens.count
      ? tokens[run.new.lowerBound].lowerBound
      : tokens.last?.lowerBound
    let nearest = min(self.block(at: place, blocks), new.blocks.count - 1)
    guard hunks.count < Self.mostHunks, nearest >= 0 else {
      return TextHunk(heading: nil, line: 1, isCutBefore: false, isCutAfter: false, pieces: [])
    }
    let found = new.blocks[nearest]
    return TextHunk(
      heading: found.heading.map { new.headings[$0] },
      line: new.line(of: max(found.range.lowerBound, place ?? 0), in: found),
      isCutBefore: false, isCutAfter: false, pieces: [])
  }

  /// Which of some blocks holds a place in the text; the one after them where there are none.
  private func block(at place: Int?, _ blocks: Range<Int>) -> Int {
    guard let place else { return blocks.lowerBound }
    var (low, high) = (blocks.lowerBound, blocks.upperBound)
    while low + 1 < high {
      let middle = (low + high) / 2
      if new.blocks[middle].range.lowerBound <= place { low = middle } else { high = middle }
    }
    return low
  }

  private mutating func end(_ hunk: inout TextHunk?, _ pieces: [TextPiece]) {
    guard var done = hunk, pieces.contains(where: { $0.kind != .same }) else { return }
    hunk = nil
    guard hunks.count < Self.mostHunks else {
      omitted += 1
      return
    }
    done.pieces = pieces
    hunks.append(done)
  }
}
