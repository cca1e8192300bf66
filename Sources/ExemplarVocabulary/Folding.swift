/// The text as it is compared: lower case, without accents, with plain dashes, quotes and spaces.
///
/// Composed and decomposed forms, dash styles, quote styles, widths and letter case all fold to the
/// same text; invisible characters are dropped, runs of spaces and control characters become one space,
/// and none stands at either end. Folding what is folded changes nothing.
///
/// ```swift
/// folded("Diseñador  Innovador")   // "disenador innovador"
/// folded("K–2")                    // "k-2"
/// folded("“Straße”")               // "\"strasse\""
/// ```
///
/// The rules for scalars above ASCII are Unicode's case folding and compatibility decompositions with
/// our own for dashes, quotes and stroked letters: `tools/fold-table` writes them to `FoldTable.swift`.
public func folded(_ text: String) -> String {
  var text = text
  let answer: String? = text.withUTF8 { bytes in
    isFoldedASCII(bytes) ? nil : String(decoding: foldedBytes(bytes), as: UTF8.self)
  }
  return answer ?? text
}

/// The folded text as scalars, each with the position of the scalar that it came from.
///
/// The scalars together are `folded(text)`; the map counts the Unicode scalars of `text` from 0, never
/// falls, and is as long as the scalars. A search marks a word of the original with it.
///
/// ```swift
/// let (scalars, map) = foldedWithMap("Straße 3")
/// // scalars: "strasse 3", map: [0, 1, 2, 3, 4, 4, 5, 6, 7]
/// ```
public func foldedWithMap(_ text: String) -> (scalars: [Unicode.Scalar], map: [Int]) {
  var scalars: [Unicode.Scalar] = []
  var map: [Int] = []
  scalars.reserveCapacity(text.utf8.count)
  map.reserveCapacity(text.utf8.count)
  var position = 0
  for scalar in text.unicodeScalars {
    eachFolded(scalar) { folded in
      if folded == " ", scalars.isEmpty || scalars[scalars.count - 1] == " " { return }
      scalars.append(folded)
      map.append(position)
    }
    position += 1
  }
  if scalars.last == " " {
    scalars.removeLast()
    map.removeLast()
  }
  return (scalars, map)
}

/// Appends what one scalar folds to: nothing, one scalar or several; a space for every space or control.
///
/// ```swift
/// var word: [Unicode.Scalar] = []
/// for scalar in "Ærø".unicodeScalars { fold(scalar, into: &word) }   // "aero"
/// ```
public func fold(_ scalar: Unicode.Scalar, into output: inout [Unicode.Scalar]) {
  eachFolded(scalar) { output.append($0) }
}

// MARK: - Bytes

/// True where folding would change nothing; most words of the index and of queries are so.
private func isFoldedASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
  var before: UInt8 = 0x20
  for byte in bytes {
    if byte >= 0x7F || foldedASCII(byte) != byte { return false }
    if byte == 0x20, before == 0x20 { return false }
    before = byte
  }
  return bytes.isEmpty || before != 0x20
}

/// Folds valid UTF-8: ASCII by the byte, the rest by the scalar.
private func foldedBytes(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
  var output: [UInt8] = []
  output.reserveCapacity(bytes.count)
  var place = 0
  while place < bytes.count {
    if bytes[place] < 0x80 {
      append(foldedASCII(bytes[place]), to: &output)
      place += 1
    } else {
      let (scalar, length) = bytes.scalar(at: place)
      eachFolded(scalar) { folded in
        for byte in UTF8.encode(folded).unsafelyUnwrapped { append(byte, to: &output) }
      }
      place += length
    }
  }
  if output.last == 0x20 { output.removeLast() }
  return output
}

/// Appends a byte, and never a second space or one at the start.
@inline(__always)
private func append(_ byte: UInt8, to output: inout [UInt8]) {
  if byte == 0x20, output.isEmpty || output[output.count - 1] == 0x20 { return }
  output.append(byte)
}

/// A to Z in lower case, control characters as a space, everything else as it is.
@inline(__always)
private func foldedASCII(_ byte: UInt8) -> UInt8 {
  if byte &- 0x41 < 26 { return byte | 0x20 }
  return byte < 0x20 || byte == 0x7F ? 0x20 : byte
}

// MARK: - Scalars

/// Gives what one scalar folds to, in order.
@inline(__always)
private func eachFolded(_ scalar: Unicode.Scalar, _ body: (Unicode.Scalar) -> Void) {
  let value = scalar.value
  if value < 0x80 {
    body(Unicode.Scalar(foldedASCII(UInt8(value))))
  } else if value &- 0xAC00 < 11_172 {
    eachJamo(value &- 0xAC00, body)
  } else if let rule = FoldTable.rule(for: value) {
    rule.each(from: value, body)
  } else {
    body(scalar)
  }
}

/// A Hangul syllable as its letters, by the arithmetic of the Unicode standard, section 3.12.
private func eachJamo(_ syllable: UInt32, _ body: (Unicode.Scalar) -> Void) {
  let tail = syllable % 28
  let letters = [0x1100 + syllable / 588, 0x1161 + syllable % 588 / 28, 0x11A7 + tail]
  for letter in letters.prefix(tail == 0 ? 2 : 3) { body(Unicode.Scalar(letter).unsafelyUnwrapped) }
}
