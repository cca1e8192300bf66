/// Digits in groups, as a telephone number is written: `(213) 555-0123`, `+52 55 1234 5678`.
struct DialedNumber {
  private let text: [UInt8]
  private let start: Int
  /// Where the last group ends.
  private(set) var end: Int
  private var groups: [[UInt8]] = []
  /// What stands between a group and the next: a space, a hyphen, a dot, or `)`.
  private var signs: [UInt8] = []
  private var isPlus = false

  init(_ text: [UInt8], from start: Int) {
    self.text = text
    self.start = start
    end = start
  }

  private static let most = 6

  /// Reads the groups; false where what follows shows that this is no such number.
  mutating func read() -> Bool {
    var place = start
    if text[place] == UInt8(ascii: "+") {
      isPlus = true
      place += 1
    }
    var opened = false
    if place < text.count, text[place] == UInt8(ascii: "(") {
      opened = true
      place += 1
    }
    while groups.count < Self.most {
      let first = place
      while place < text.count, Letter.isDigit(text[place]), place - first < 16 { place += 1 }
      guard place > first else { break }
      groups.append(Array(text[first..<place]))
      end = place
      guard let next = separator(&place, &opened) else { break }
      signs.append(next)
    }
    return !groups.isEmpty && isFree(after: end)
  }

  /// One sign between two groups, spaces around a hyphen, or the end of parentheses with a space.
  private func separator(_ place: inout Int, _ opened: inout Bool) -> UInt8? {
    var next = place
    var sign: UInt8?
    var spaces = 0
    while next < text.count, next < place + 4 {
      let byte = text[next]
      if byte == UInt8(ascii: " ") {
        spaces += 1
      } else if byte == UInt8(ascii: ")"), opened {
        (opened, sign) = (false, byte)
      } else if Letter.isOne(byte, of: "-."), sign == nil || sign == UInt8(ascii: ")") {
        sign = sign ?? byte
      } else if byte == UInt8(ascii: "("), sign == nil, spaces == 1 {
        opened = true
      } else {
        break
      }
      next += 1
    }
    guard next > place, next < text.count, Letter.isDigit(text[next]) else { return nil }
    if sign == UInt8(ascii: "."), spaces > 0 { return nil }
    if sign == nil, spaces != 1 { return nil }
    place = next
    return sign ?? UInt8(ascii: " ")
  }

  private func isFree(after place: Int) -> Bool {
    guard place < text.count else { return true }
    let next = text[place]
    if Letter.isWord(next) || Letter.isOne(next, of: "_@%°$") { return false }
    let isJoin = Letter.isOne(next, of: "-./:") || next == UInt8(ascii: ",")
    return !(isJoin && place + 1 < text.count && Letter.isDigit(text[place + 1]))
  }

  /// True for a number that somebody could dial; `cued` where a word before says so.
  func isPhone(cued: Bool) -> Bool {
    let digits = groups.flatMap { $0 }
    if isPlus, digits.first != UInt8(ascii: "1") { return isInternational(digits) }
    let isLong = digits.first == UInt8(ascii: "1") && digits.count == 11
    let local = isLong ? Array(digits.dropFirst()) : digits
    if local.count == 10, isNorthAmerican(local) {
      return isWritten(isLong: isLong) || cued
    }
    if cued, local.count == 10 || local.count == 12 {
      return groups.count <= 5 && !isHotline(local)
    }
    return cued && local.count == 7 && groups.map(\.count) == [3, 4] && Self.isOffice(local[0...])
  }

  /// Three, three and four digits with signs between them that no list of numbers has.
  private func isWritten(isLong: Bool) -> Bool {
    let (sizes, signs) =
      isLong && groups.first?.count == 1
      ? (groups.dropFirst().map(\.count), Array(self.signs.dropFirst()))
      : (groups.map(\.count), self.signs)
    if isPlus, isLong { return sizes == [3, 3, 4] || sizes == [11] }
    guard sizes == [3, 3, 4] else { return false }
    let isOpened = signs[0] == UInt8(ascii: ")")
    return isOpened || signs[1] == UInt8(ascii: "-")
      || signs[0] == signs[1] && signs[1] == UInt8(ascii: ".")
  }

  /// Area code and office code begin with 2 to 9, and no area code ends in 11 (nanpa.com).
  private func isNorthAmerican(_ digits: [UInt8]) -> Bool {
    Self.isOffice(digits[0...]) && Self.isOffice(digits[3...]) && !isHotline(digits)
      && !(digits[1] == UInt8(ascii: "1") && digits[2] == UInt8(ascii: "1"))
  }

  private static func isOffice(_ digits: ArraySlice<UInt8>) -> Bool {
    digits.first.map { $0 >= UInt8(ascii: "2") } ?? false
  }

  private func isHotline(_ digits: [UInt8]) -> Bool {
    ["800", "833", "844", "855", "866", "877", "888", "900"].contains {
      digits.starts(with: $0.utf8)
    }
  }

  /// A country code of one to three digits and eight to fifteen digits in all (ITU-T E.164).
  private func isInternational(_ digits: [UInt8]) -> Bool {
    guard (9...15).contains(digits.count),
      groups.count > 1 ? groups[0].count <= 3 : digits.count >= 10
    else { return false }
    let text = String(decoding: digits.prefix(2), as: UTF8.self)
    return Self.countries.contains(text) || digits[0] == UInt8(ascii: "7")
  }

  /// The first two digits of the country codes of E.164 beside 1 and 7.
  private static let countries: Set<String> = [
    "20", "21", "22", "23", "24", "25", "26", "27", "29", "30", "31", "32", "33", "34", "35", "36",
    "37", "38", "39", "40", "41", "42", "43", "44", "45", "46", "47", "48", "49", "50", "51", "52",
    "53", "54", "55", "56", "57", "58", "59", "60", "61", "62", "63", "64", "65", "66", "67", "68",
    "69", "81", "82", "84", "85", "86", "88", "90", "91", "92", "93", "94", "95", "96", "97", "98",
    "99",
  ]
}
