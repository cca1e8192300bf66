/// A passage of a text that reads as sentences, and how well it does.
struct Passage {
  /// How long a passage may be, in Unicode scalars, without the signs that something is left out.
  static let longest = 240
  /// A shorter one is followed by the next sentence, if that fits.
  private static let short = 110
  /// How much of the text is looked at before and behind the first match.
  private static let reach = (before: 330, behind: 620)
  /// How far before a match it begins where its sentence begins too far away.
  private static let leadIn = 60
  /// How long it is at least that was cut.
  private static let least = 200

  private let lines: ReadableLines
  private let sentences: SentenceBoundary
  /// In `lines`.
  private var range: Range<Int>
  private var isCutBefore = false
  private var isCutBehind = false

  /// The passage around matches that stand close together, from the beginning of the first to the end of the last.
  init(of text: String, around match: Range<Int>, joiningLines: Bool) {
    let first = max(0, match.lowerBound - Passage.reach.before)
    lines = ReadableLines(
      text, in: first..<(match.lowerBound + Passage.reach.behind), joining: joiningLines)
    sentences = SentenceBoundary(lines.scalars)
    let start = lines.index(of: match.lowerBound)
    let end = max(start, min(lines.scalars.count, lines.index(of: match.upperBound)))
    range = sentences.start(before: start)..<sentences.end(from: end)
    isCutBefore = range.lowerBound == 0 && !lines.beginsText
    isCutBehind = range.upperBound == lines.scalars.count && !lines.endsText
    if range.count > Passage.longest || isCutBefore || isCutBehind { shorten(around: start..<end) }
  }

  /// Ends early, or begins late, at a word; best behind a comma.
  private mutating func shorten(around match: Range<Int>) {
    var (start, end) = (range.lowerBound, range.upperBound)
    if match.upperBound - start > Passage.longest || isCutBefore {
      let word = wordStart(from: match.lowerBound - Passage.leadIn, to: match.lowerBound)
      start = max(start, clauseStart(from: word, to: match.lowerBound) ?? word)
      isCutBefore = start > range.lowerBound || isCutBefore
    }
    if end - start > Passage.longest || isCutBehind {
      let last = min(start + Passage.longest, lines.scalars.count - 1)
      end = wordEnd(from: last, notBefore: min(match.upperBound, start + Passage.least))
      isCutBehind = true
    }
    range = start..<max(start, end)
  }

  private func wordStart(from place: Int, to last: Int) -> Int {
    guard place > 0 else { return 0 }
    for start in place..<last where lines.scalars[start - 1].isBreak { return start }
    return last
  }

  private func clauseStart(from place: Int, to last: Int) -> Int? {
    guard place + 1 < last else { return nil }
    return (max(place, 2)..<last).first { start in
      lines.scalars[start - 1].isBreak
        && [",", ";", ":", "—", "–"].contains(lines.scalars[start - 2])
    }
  }

  private func wordEnd(from place: Int, notBefore first: Int) -> Int {
    for end in stride(from: place, to: first, by: -1) where lines.scalars[end].isBreak {
      return sentences.trimmed(end, notBefore: first)
    }
    // A word that is longer than a passage: never between a letter and its accent.
    var end = place
    while end > first, lines.scalars[end].continuesSign || lines.scalars[end - 1].value == 0x200D {
      end -= 1
    }
    return end
  }

  // MARK: How well it reads

  /// The quality of whole sentences.
  static let bestQuality = 100

  /// From 0 for a row of codes or a list of addresses to ``bestQuality``.
  var quality: Int {
    var words = 0
    var codes = 0
    var letters = 0
    var capitals = 0
    var bars = 0
    var blocks = 0
    var word = (count: 0, hasDigit: false, hasPoint: false)
    func endWord() {
      if word.count > 0 { words += 1 }
      if word.hasDigit || word.hasPoint { codes += 1 }
      word = (0, false, false)
    }
    for place in range {
      let scalar = lines.scalars[place]
      if scalar.isBreak {
        endWord()
        if scalar == "\n" { blocks += 1 }
        continue
      }
      word.count += 1
      if scalar.isDigit { word.hasDigit = true }
      if scalar == "/" || scalar == "." && isInsideWord(place) { word.hasPoint = true }
      if scalar == "|" { bars += 1 }
      if scalar.isLetter {
        letters += 1
        if scalar.isUppercaseLetter { capitals += 1 }
      }
    }
    endWord()
    let ends = isCutBehind || sentences.isClosed(at: range.upperBound)
    var quality = ends ? 60 : 10
    // A title cries, an item of a list goes on from a line that is not shown.
    if capitals * 2 > letters { quality -= 30 }
    if !range.isEmpty, lines.scalars[range.lowerBound].isLowercaseLetter { quality -= 20 }
    if isCutBehind { quality -= 15 }
    if isCutBefore { quality -= 20 }
    quality += min(words, 8) * 3
    if letters * 10 >= range.count * 7 { quality += 16 }
    if codes * 3 > words { quality -= 50 }
    if bars > 0 { quality -= 45 }
    return max(0, min(Passage.bestQuality, quality - min(blocks, 3) * 12))
  }

  private func isInsideWord(_ place: Int) -> Bool {
    place > range.lowerBound && place + 1 < range.upperBound
      && lines.scalars[place - 1].isLetter
      && lines.scalars[place + 1].isLetter
  }

  // MARK: As it is shown

  /// Takes in what follows, then what stands before, where there is room for a whole sentence.
  mutating func fill() {
    var last = range.upperBound
    while !isCutBehind, last - range.lowerBound < Passage.short {
      var next = last
      let isHeading = !sentences.isClosed(at: next)
      while next < lines.scalars.count, lines.scalars[next].isBreak {
        // What ends without a sign is a heading or the beginning of a list; a paragraph's end is an end.
        if lines.scalars[next] == "\n", !isHeading { return fillBefore() }
        next += 1
      }
      let end = sentences.end(from: next)
      let isWhole = end < lines.scalars.count || lines.endsText
      guard isWhole, end > next, end - range.lowerBound <= Passage.longest else { break }
      last = end
      // Never up to a heading: what it stands over is what it says.
      if sentences.isClosed(at: end), isBalanced(next..<end) { range = range.lowerBound..<end }
    }
    fillBefore()
  }

  /// False where a quotation or a parenthesis begins that does not end.
  private func isBalanced(_ range: Range<Int>) -> Bool {
    var open = 0
    for scalar in lines.scalars[range] {
      if ["“", "«", "("].contains(scalar) { open += 1 }
      if ["”", "»", ")"].contains(scalar) { open -= 1 }
    }
    return open == 0
  }

  private mutating func fillBefore() {
    guard !isCutBefore, range.count < Passage.short, range.lowerBound > 1,
      lines.scalars[range.lowerBound - 1].isSpace
    else { return }
    let before = sentences.trimmed(range.lowerBound, notBefore: 0)
    guard before > 0 else { return }
    let start = sentences.start(before: before - 1)
    guard start > 0 || lines.beginsText, range.upperBound - start <= Passage.longest else { return }
    range = start..<range.upperBound
  }

  /// The passage as one line, and where the matches stand in it. A heading or an item that ends without a sign is
  /// set off by a dot, so that it does not run into what follows.
  func line(marking matches: [Range<Int>]) -> (text: String, ranges: [[Int]]) {
    var text = MeasuredText(capacity: range.count + 16)
    if isCutBefore { text.append("… ") }
    var marks: [[Int]] = []
    var match =
      matches.firstIndex { $0.lowerBound >= lines.place(range.lowerBound) } ?? matches.count
    var next = match < matches.count ? matches[match].lowerBound : .max
    for place in range {
      let scalar = lines.scalars[place]
      if scalar.isBreak {
        guard place > range.lowerBound, !lines.scalars[place - 1].isBreak else { continue }
        let breaksBlock = lines.scalars[place..<range.upperBound].prefix(while: \.isBreak)
          .contains("\n")
        text.append(breaksBlock && !closesBlock(at: place) ? " · " : " ")
        continue
      }
      if next == lines.place(place) {
        let count = matches[match].count
        if place + count <= range.upperBound {
          marks.append([text.scalars, text.scalars + count])
        }
        match += 1
        next = match < matches.count ? matches[match].lowerBound : .max
      }
      text.append(scalar)
    }
    if isCutBehind { text.append(" …") }
    return (text.string, marks)
  }

  /// A block that ends so needs no other sign between it and the next.
  private func closesBlock(at place: Int) -> Bool {
    sentences.isClosed(at: place) || [":", ";", ","].contains(lines.scalars[place - 1])
  }
}

/// A text that is put together, with the number of its scalars.
private struct MeasuredText {
  private(set) var scalars = 0
  private var bytes: [UInt8] = []

  init(capacity: Int) { bytes.reserveCapacity(capacity) }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  @inline(__always)
  mutating func append(_ scalar: Unicode.Scalar) {
    scalars += 1
    if scalar.isASCII {
      bytes.append(UInt8(truncatingIfNeeded: scalar.value))
    } else {
      bytes.append(contentsOf: String(scalar).utf8)
    }
  }

  mutating func append(_ text: StaticString) {
    text.withUTF8Buffer { utf8 in
      for byte in utf8 where byte & 0xC0 != 0x80 { scalars += 1 }
      bytes.append(contentsOf: utf8)
    }
  }
}

extension Unicode.Scalar {
  /// Between words: a space or the end of a line.
  fileprivate var isBreak: Bool { self == "\n" || isSpace }
}
