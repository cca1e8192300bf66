internal import ExemplarVocabulary

/// A piece of a text around some place, with the lines of a page put together again: one line a block.
///
/// Texts of documents carry the line breaks and page numbers of the page they were laid out for; a text that was
/// Markdown has one line a block already.
struct ReadableLines {
  /// What is left of the piece.
  private(set) var scalars: [Unicode.Scalar] = []
  /// Where the piece begins in the whole text.
  private let offset: Int
  /// Where each scalar stands in the whole text, where some were left out.
  private var places: [Int] = []
  /// The text begins, or ends, where the piece does.
  let beginsText: Bool
  let endsText: Bool

  /// Reads a piece of a text; `joining` puts broken lines together and leaves out page numbers.
  init(_ text: String, in range: Range<Int>, joining: Bool) {
    let piece = ReadableLines.scalars(of: text, in: range)
    beginsText = range.lowerBound == 0
    endsText = piece.count < range.count
    offset = range.lowerBound
    guard joining else {
      scalars = piece
      return
    }
    scalars.reserveCapacity(piece.count)
    places.reserveCapacity(piece.count)
    join(piece)
  }

  /// Where a kept scalar stands in the whole text.
  func place(_ index: Int) -> Int { places.isEmpty ? offset + index : places[index] }

  /// The first kept place at or behind a place of the whole text.
  func index(of place: Int) -> Int {
    if places.isEmpty { return max(0, min(scalars.count, place - offset)) }
    var (low, high) = (0, scalars.count)
    while low < high {
      let middle = (low + high) / 2
      if places[middle] < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Scalars from one place to another.
  private static func scalars(of text: String, in range: Range<Int>) -> [Unicode.Scalar] {
    var copy = text
    return copy.withUTF8 { bytes in
      var place = self.place(of: range.lowerBound, in: bytes)
      return [Unicode.Scalar](unsafeUninitializedCapacity: range.count) { scalars, count in
        while count < range.count, place < bytes.count {
          // Nearly all that teachers write, eight letters at a step.
          while count + 8 <= range.count, let letters = bytes.plainLetters(at: place) {
            for letter in 0..<8 {
              scalars.initializeElement(
                at: count + letter,
                to: Unicode.Scalar(UInt8(truncatingIfNeeded: letters >> UInt64(8 * letter))))
            }
            count += 8
            place += 8
          }
          guard count < range.count, place < bytes.count else { break }
          let (scalar, length) = bytes.scalar(at: place)
          scalars.initializeElement(at: count, to: scalar)
          count += 1
          place += length
        }
      }
    }
  }

  /// The byte where a scalar begins; what stands before it is passed over in steps of many bytes.
  private static func place(of scalar: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var place = 0
    var count = 0
    while place + 64 <= bytes.count {
      var starts = 0
      for byte in bytes[place..<(place + 64)] where byte & 0xC0 != 0x80 { starts += 1 }
      guard count + starts <= scalar else { break }
      count += starts
      place += 64
    }
    while place < bytes.count {
      if bytes[place] & 0xC0 != 0x80 {
        if count == scalar { break }
        count += 1
      }
      place += 1
    }
    return place
  }

  // MARK: Lines of a page

  private mutating func join(_ piece: [Unicode.Scalar]) {
    var lineLength = 0
    var line = 0
    while line < piece.count {
      var end = line
      while end < piece.count, !isLineEnd(piece[end]) { end += 1 }
      let isCut = line == 0 && !beginsText || end == piece.count && !endsText
      let isFurniture = !isCut && ReadableLines.isPageNumber(piece[line..<end])
      if !isFurniture {
        if line > 0, !scalars.isEmpty, let last = scalars.last, last != "\n" {
          let flows = flows(last, lineLength, into: piece[line..<end])
          scalars.append(flows ? " " : "\n")
          places.append(offset + line - 1)
        }
        scalars += piece[line..<end]
        places += (offset + line)..<(offset + end)
        lineLength = end - line
        // An empty line parts what stands before and behind it.
        if piece[line..<end].allSatisfy(\.isSpace), end < piece.count { lineLength = 0 }
      }
      line = end + 1
    }
  }

  private func isLineEnd(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\n" || scalar == "\u{0B}" || scalar == "\u{0C}" || scalar == "\u{2028}"
  }

  /// How long a line is at least that ended because the page did.
  private static let fullLine = 45

  /// True where a line goes on in the next one.
  private func flows(
    _ last: Unicode.Scalar, _ length: Int, into line: ArraySlice<Unicode.Scalar>
  ) -> Bool {
    guard length > 0, let first = line.first(where: { !$0.isSpace }) else { return false }
    if last.endsSentence || last == ":" || last == ";" { return false }
    if first.isLowercaseLetter { return !ReadableLines.isListMark(line) }
    guard length >= ReadableLines.fullLine || last == "," else { return false }
    return (first.isLetter || first.isDigit || first.isOpening)
      && !ReadableLines.isListMark(line)
  }

  /// `a) …`, `1. …`, `o …` begin an item.
  private static func isListMark(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    let word = line.drop(while: \.isSpace).prefix { !$0.isSpace }
    guard word.count <= 3, let last = word.last else { return false }
    return last == ")" || last == "." || word.count == 1 && (last == "o" || last == "-")
  }

  /// `7`, `– 7 –`, `Page 3 of 7`, `3/7`.
  private static func isPageNumber(_ line: ArraySlice<Unicode.Scalar>) -> Bool {
    let text = line.filter { !$0.isSpace }
    guard (1...14).contains(text.count), text.contains(where: \.isDigit) else { return false }
    let letters = String(String.UnicodeScalarView(text.filter(\.isLetter)))
    return ["", "page", "pageof", "p", "pg", "página", "páginade", "pagina", "slide"]
      .contains(letters.lowercased())
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Eight bytes, the first one lowest, where they are there and each is a scalar of ASCII.
  @inline(__always)
  fileprivate func plainLetters(at place: Int) -> UInt64? {
    guard place + 8 <= count, let start = UnsafeRawPointer(baseAddress) else { return nil }
    let letters = start.loadUnaligned(fromByteOffset: place, as: UInt64.self)
    return letters & 0x8080_8080_8080_8080 == 0 ? UInt64(littleEndian: letters) : nil
  }
}
