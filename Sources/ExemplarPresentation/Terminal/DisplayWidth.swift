/// How many columns a text takes on a terminal, without asking the locale.
///
/// Counts what a reader sees: a letter with its accents is one, a Chinese character or an emoji two.
/// Widths are those of Unicode Standard Annex 11 (wide and fullwidth are two columns) and of emoji
/// presentation (Unicode Technical Standard 51).
///
/// ```swift
/// displayWidth("niño")     // 4, composed or not
/// displayWidth("回路")      // 4
/// displayWidth("👩‍🔬")       // 2
/// ```
public func displayWidth(_ text: some StringProtocol) -> Int {
  if let columns = plainColumns(String(text).utf8.span) { return columns }
  return text.reduce(0) { $0 + displayWidth($1) }
}

/// How many columns one character takes: 0, 1, 2, or more where several letters join.
public func displayWidth(_ character: Character) -> Int {
  let scalars = character.unicodeScalars
  guard let first = scalars.first else { return 0 }
  if scalars.index(after: scalars.startIndex) == scalars.endIndex { return scalarWidth(first) }
  if isEmoji(scalars) { return 2 }
  return scalars.reduce(0) { $0 + scalarWidth($1) }
}

/// The columns of a text of plain characters alone, in UTF-8; nil where there are others.
///
/// Plain are characters of one column that never join another and that no terminal obeys: Latin
/// letters, punctuation, arrows and the boxes and bars that the printers draw. They make up nearly
/// all that is shown, so this one look at its bytes is what most text costs.
func plainColumns(_ text: borrowing Span<UInt8>) -> Int? {
  var columns = 0
  var place = 0
  while place < text.count {
    let byte = text[place]
    switch byte {
    case 0x20..<0x7F: place += 1
    case 0xC2..<0xCC:
      // U+0080 to U+02FF, without the controls, the hard space and the soft hyphen
      let next = text[place + 1]
      if byte == 0xC2 && (next <= 0xA0 || next == 0xAD) { return nil }
      place += 2
    case 0xE2:
      guard isPlain(0x2000 | UInt32(text[place + 1] & 0x3F) << 6 | UInt32(text[place + 2] & 0x3F))
      else { return nil }
      place += 3
    default: return nil
    }
    columns += 1
  }
  return columns
}

/// Punctuation, arrows, boxes and bars from U+2000 to U+2FFF.
private func isPlain(_ scalar: UInt32) -> Bool {
  switch scalar {
  case 0x2010...0x2027, 0x2030...0x205E, 0x2190...0x21FF, 0x2500...0x25FC: true
  default: false
  }
}

/// True for flags, keycaps, joined emoji and characters that ask for their colored form.
private func isEmoji(_ scalars: String.UnicodeScalarView) -> Bool {
  guard let first = scalars.first else { return false }
  if isRegionalIndicator(first) { return scalars.count > 1 }
  return scalars.contains { $0 == "\u{FE0F}" || $0 == "\u{20E3}" }
    || (first.properties.isEmojiPresentation && !scalars.contains("\u{FE0E}"))
}

private func isRegionalIndicator(_ scalar: Unicode.Scalar) -> Bool {
  0x1F1E6...0x1F1FF ~= scalar.value
}

private func scalarWidth(_ scalar: Unicode.Scalar) -> Int {
  let value = scalar.value
  if value < 0x300 { return value < 0x20 || 0x7F..<0xA0 ~= value || value == 0xAD ? 0 : 1 }
  if isZeroWidth(scalar) { return 0 }
  if isRegionalIndicator(scalar) { return 1 }
  return isWide(value) || scalar.properties.isEmojiPresentation ? 2 : 1
}

private func isZeroWidth(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x1160...0x11FF, 0xD7B0...0xD7FF: return true  // vowels and finals join a Hangul initial
  default: break
  }
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator:
    return true
  default:
    return false
  }
}

/// East Asian wide and fullwidth characters; emoji are asked by their property.
private func isWide(_ value: UInt32) -> Bool {
  switch value {
  case 0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x3247, 0x3250...0x4DBF: true
  case 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19: true
  case 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF: true
  case 0x1AFF0...0x1B2FF, 0x1F200...0x1F265, 0x20000...0x2FFFD, 0x30000...0x3FFFD: true
  default: false
  }
}
