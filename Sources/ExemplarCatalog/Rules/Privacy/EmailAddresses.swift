/// E-mail addresses (RFC 5321, section 4.1.2, in the forms that people use).
struct EmailAddresses: PrivacyPattern {
  let code = RuleCode.emailAddress
  let noun = "an e-mail address"
  let remedy = "Remove it, or name a school's office instead of a person."

  /// `a…@school.org`: whose it is cannot be told, where it stands can.
  func masked(_ quote: String) -> String {
    let pieces = quote.split(separator: "@", maxSplits: 1)
    return "\(pieces[0].prefix(1))…@\(pieces.last ?? "")"
  }

  func matches(in marked: MarkedBytes) -> [Range<Int>] {
    let text = marked.bytes
    var matches: [Range<Int>] = []
    for place in marked.atSigns {
      let start = localStart(text, place, after: matches.last?.upperBound ?? 0)
      guard start < place, let end = domainEnd(text, place + 1) else { continue }
      matches.append(start..<end)
    }
    return matches
  }

  /// Where the part before `@` begins; `place` itself where there is none.
  private func localStart(_ text: [UInt8], _ place: Int, after limit: Int) -> Int {
    var start = place
    while start > max(limit, place - 64), isLocal(text[start - 1]) { start -= 1 }
    while start < place, !Letter.isWord(text[start]) { start += 1 }
    let isPath = start > 0 && Letter.isOne(text[start - 1], of: "/@=&?")
    let isCut = place > 0 && text[place - 1] == UInt8(ascii: ".")
    return isPath || isCut ? place : start
  }

  private func isLocal(_ byte: UInt8) -> Bool {
    Letter.isWord(byte) || Letter.isOne(byte, of: "._%+-'")
  }

  /// Where the domain ends: at least two labels, the last one of letters and no kind of file.
  private func domainEnd(_ text: [UInt8], _ start: Int) -> Int? {
    var end = start
    while end < text.count, end < start + 253,
      Letter.isWord(text[end]) || Letter.isOne(text[end], of: ".-")
    {
      end += 1
    }
    while end > start, Letter.isOne(text[end - 1], of: ".-") { end -= 1 }
    let labels = text[start..<end].split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard labels.count >= 2, let last = labels.last, (2...24).contains(last.count),
      last.allSatisfy(Letter.isLetter), labels.allSatisfy({ !$0.isEmpty })
    else { return nil }
    let isRemote = end < text.count && text[end] == UInt8(ascii: ":")  // git@host:project
    let isFile = Self.files.contains(String(decoding: last, as: UTF8.self).lowercased())
    return isFile || isRemote && text[..<start].suffix(4).elementsEqual("git@".utf8) ? nil : end
  }

  /// `icon@2x.png` is a picture.
  private static let files: Set<String> = [
    "png", "jpg", "jpeg", "gif", "svg", "webp", "pdf", "html", "css", "js", "json", "mp4",
  ]
}
