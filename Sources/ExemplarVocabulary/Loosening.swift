/// A folded name without the marks that people leave out or change.
///
/// Commas, quotes and brackets go, a hyphen or slash is a space unless digits follow, a period at the end of
/// a word is nothing and between letters a space, and “and”, “y”, “e”, “+” are “&”:
/// `algorithms-and-programming` reads as `Algorithms & Programming`, while `3-5` and `1.4` stay as they are.
func loosened(_ folded: String) -> String {
  let bytes = Array(folded.utf8)
  var plain: [UInt8] = []
  plain.reserveCapacity(bytes.count)
  for place in bytes.indices {
    if let byte = loosened(bytes, at: place) { plain.append(byte) }
  }
  let words = plain.split(separator: 0x20).map { sameWord(Array($0)) }
  return String(decoding: Array(words.joined(separator: [0x20])), as: UTF8.self)
}

/// What one byte of a name becomes, or nil where it goes.
private func loosened(_ bytes: [UInt8], at place: Int) -> UInt8? {
  let byte = bytes[place]
  if isLetter(byte) || isDigit(byte) { return byte }
  let before = place > 0 ? bytes[place - 1] : 0x20
  let after = place + 1 < bytes.count ? bytes[place + 1] : 0x20
  switch byte {
  case UInt8(ascii: "'"): return nil
  case UInt8(ascii: "."), UInt8(ascii: ":"):
    if after == 0x20 { return nil }
    return isLetter(before) && isLetter(after) ? 0x20 : byte
  case UInt8(ascii: "-"), UInt8(ascii: "/"):
    let isOuter = place == 0 || place + 1 == bytes.count
    return isOuter || (isDigit(after) && !isLetter(before)) ? byte : 0x20
  case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "("), UInt8(ascii: ")"),
    UInt8(ascii: "\""), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: "_"):
    return 0x20
  default: return byte
  }
}

/// One word for those that stand for one another inside a name.
private func sameWord(_ word: [UInt8]) -> [UInt8] {
  switch word.count {
  case 1 where [UInt8(ascii: "y"), UInt8(ascii: "e"), UInt8(ascii: "+")].contains(word[0]):
    [UInt8(ascii: "&")]
  case 1 where word[0] == UInt8(ascii: "@"): Array("at".utf8)
  case 3 where word.elementsEqual("and".utf8): [UInt8(ascii: "&")]
  default: word
  }
}

private func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

private func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || byte &- 0x61 < 26 }
