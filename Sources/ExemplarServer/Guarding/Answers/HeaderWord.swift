/// Words of a request as a sentence quotes them.
enum HeaderWord {
  /// Without control characters, and short.
  ///
  /// ```swift
  /// HeaderWord.quoted("a\u{1b}[2Jb")   // "a�[2Jb"
  /// ```
  static func quoted(_ text: some StringProtocol) -> String {
    var quoted = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(80) {
      quoted.append(scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar)
    }
    return String(quoted) + (text.unicodeScalars.count > 80 ? "…" : "")
  }
}
