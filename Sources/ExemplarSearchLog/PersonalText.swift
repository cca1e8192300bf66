/// Tells a question that may hold what belongs to a person, by simple rules that take no time.
///
/// ```swift
/// PersonalText.isPersonal("robots jane.doe@school.example")   // true: an address
/// PersonalText.isPersonal("robots grade:3-5 2018-2019")       // false
/// ```
/// Withheld are questions with `@` or `://`; with five digits in a row; with digits in groups as telephone and social
/// security numbers have them; with a day of the calendar in digits; with a word of more than 40 letters, as keys
/// and tokens are. A person's name looks like any other word and is not told: see `index/README.md`.
public enum PersonalText {
  /// True where one of the rules holds.
  public static func isPersonal(_ text: String) -> Bool {
    text.contains("://") || hasSignOfPerson(text) || chains(of: text).contains { $0.isPersonal }
  }

  /// An at sign, or a word as long as a key.
  private static func hasSignOfPerson(_ text: String) -> Bool {
    var length = 0
    for scalar in text.unicodeScalars {
      if scalar == "@" || scalar == "\u{FF20}" || scalar == "\u{FE6B}" { return true }
      let isLetter = scalar.properties.isAlphabetic || isDigit(scalar) || scalar == "_"
      length = isLetter ? length + 1 : 0
      if length > longestWord { return true }
    }
    return false
  }

  /// Groups of digits with nothing between them but what a number may have.
  private struct DigitChain {
    /// How many digits each has.
    var counts: [Int] = []
    /// What stands before each.
    var gaps: [String] = []

    /// `213 555 0147`, `+33 6 12 34 56 78`, `3/14/2015`; years and grades have no group of three.
    var isPersonal: Bool {
      if counts.contains(where: { $0 >= 5 }) { return true }
      guard counts.count > 1, counts.reduce(0, +) >= 6 else { return false }
      let isLong = counts.reduce(0, +) >= 7
      return isLong && (gaps[0].hasPrefix("+") || counts.contains(3)) || hasDate
    }

    private var hasDate: Bool {
      counts.indices.dropLast(2).contains { place in
        let isTight = gaps[(place + 1)...(place + 2)].allSatisfy { ["/", "-", "."].contains($0) }
        let day = Array(counts[place...(place + 2)])
        return isTight && day.filter { $0 == 4 }.count == 1 && day.filter { $0 <= 2 }.count == 2
          && day[1] <= 2
      }
    }
  }

  private static func chains(of text: String) -> [DigitChain] {
    var chains: [DigitChain] = []
    var gap = ""
    var isOpen = false
    var wasDigit = false
    for scalar in text.unicodeScalars {
      if isDigit(scalar) {
        if !isOpen { chains.append(DigitChain()) }
        if !wasDigit || !isOpen {
          chains[chains.count - 1].counts.append(0)
          chains[chains.count - 1].gaps.append(gap)
        }
        chains[chains.count - 1].counts[chains[chains.count - 1].counts.count - 1] += 1
        (gap, isOpen, wasDigit) = ("", true, true)
        continue
      }
      wasDigit = false
      let belongs = between.contains(scalar) && gap.unicodeScalars.count < 3
      isOpen = isOpen && belongs
      gap = belongs || scalar == "+" ? gap + String(scalar) : ""
    }
    return chains
  }

  private static let longestWord = 40

  /// What stands between the groups of a telephone number.
  private static let between: Set<Unicode.Scalar> = [
    " ", "-", ".", "(", ")", "/", "\u{A0}", "\u{2010}", "\u{2011}", "\u{2013}",
  ]

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.numericType == .decimal
  }
}
