internal import ExemplarVocabulary

/// Numbers by which a district, the state or the country knows a student.
///
/// Six to ten digits behind “student ID”, “matrícula” and the like; ten behind “SSID” (California's number, which
/// shares its name with that of a wireless network); the district's form of a birth date, `M` or `F` and three
/// digits; and social security numbers by their form.
struct StudentNumbers: PrivacyPattern {
  let code = RuleCode.studentNumber
  let noun = "a student's identification number"
  let remedy = "Remove it, or write an invented one that nobody can take for real: “ID 12345”."

  /// `01…`
  func masked(_ quote: String) -> String { "\(quote.prefix(2))…" }

  func matches(in marked: MarkedBytes) -> [Range<Int>] {
    let text = marked.bytes
    var matches: [Range<Int>] = []
    var end = 0
    for place in marked.numbers where place >= end {
      // `A1234567`
      let start = place > 0 && Letter.isCapital(text[place - 1]) ? place - 1 : place
      guard isFree(text, before: start) else { continue }
      end = wordEnd(text, start)
      if isNumber(text[start..<end], text, start), !text.isInsideLink(start) {
        matches.append(start..<end)
      }
    }
    return matches
  }

  private func wordEnd(_ text: [UInt8], _ start: Int) -> Int {
    var end = start
    while end < text.count, Letter.isWord(text[end]) || text[end] == UInt8(ascii: "-") { end += 1 }
    return end
  }

  private func isFree(_ text: [UInt8], before place: Int) -> Bool {
    guard place > 0 else { return true }
    return !Letter.isWord(text[place - 1]) && !Letter.isOne(text[place - 1], of: "./-_=$&\\")
  }

  private func isNumber(_ word: ArraySlice<UInt8>, _ text: [UInt8], _ place: Int) -> Bool {
    // No form has more than eleven characters or fewer than six digits.
    guard (6...11).contains(word.count) else { return false }
    let digits = word.count(where: Letter.isDigit)
    guard digits >= 6 else { return false }
    let word = Array(word)
    if isDistrictForm(word) || isSocialSecurity(word) { return true }
    guard digits <= 10, digits >= word.count - 1, !word.contains(UInt8(ascii: "-"))
    else { return false }
    return isCued(text, place, digits: digits)
  }

  /// A word before, with nothing but a colon, a sign or “is” between.
  private func isCued(_ text: [UInt8], _ place: Int, digits: Int) -> Bool {
    var words = folded(text.before(place, 60)).split { !$0.isLetter }.map(String.init)
    while let last = words.last, Self.between.contains(last) { words.removeLast() }
    let before = words.suffix(4).joined(separator: " ")
    let name = words.last ?? ""
    return (name == "ssid" && digits == 10) || name == "matricula"
      || Self.cues.contains { before == $0 || before.hasSuffix(" " + $0) }
  }

  private static let between: Set<String> = ["is", "es", "no", "n", "num", "nr"]
  private static let cues = [
    "student id", "student ids", "student number", "student id number", "student identification",
    "student identification number", "student identifier", "student no", "state student id",
    "district id", "district student id", "lausd id", "pupil number", "pupil id",
    "school id number",
    "numero de estudiante", "numero de alumno", "numero de alumna", "id de estudiante",
    "id del estudiante", "id estudiantil", "identificacion del estudiante",
    "identificacion de estudiante",
    "numero de matricula", "numero de identificacion", "identificacion estudiantil",
  ]

  /// `010203M001`: month, day and year of birth, a letter, three digits.
  private func isDistrictForm(_ word: [UInt8]) -> Bool {
    guard word.count == 10, word[6] == UInt8(ascii: "M") || word[6] == UInt8(ascii: "F"),
      word[..<6].allSatisfy(Letter.isDigit), word[7...].allSatisfy(Letter.isDigit)
    else { return false }
    return (1...12).contains(number(word[0..<2])) && (1...31).contains(number(word[2..<4]))
  }

  /// Three, two and four digits, in the ranges that were ever given out (ssa.gov).
  private func isSocialSecurity(_ word: [UInt8]) -> Bool {
    let groups = word.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard groups.map(\.count) == [3, 2, 4], groups.allSatisfy({ $0.allSatisfy(Letter.isDigit) })
    else {
      return false
    }
    let area = number(groups[0])
    return area > 0 && area != 666 && area < 900 && number(groups[1]) > 0 && number(groups[2]) > 0
  }

  private func number(_ digits: ArraySlice<UInt8>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1 &- 0x30) }
  }
}
