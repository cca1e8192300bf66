extension Terminal {
  /// Sentences whose lines fit the screen: broken between words, where the terminal itself would break inside one.
  ///
  /// ```swift
  /// Terminal(width: 24, isTerminal: true).fitted("Nobody has to act any more.\n")
  /// // "Nobody has to act any\nmore.\n"
  /// ```
  /// A line that names a command stays whole, so that it can be copied; so does what goes to a pipe.
  public func fitted(_ text: String) -> String {
    guard isTerminal, !text.contains("\u{1B}") else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { displayWidth($0) <= width || $0.contains("exemplar ") ? String($0) : broken($0) }
      .joined(separator: "\n")
  }

  /// A line over several, each with the spaces that the line begins with.
  private func broken(_ line: Substring) -> String {
    let margin = String(line.prefix { $0 == " " })
    var lines: [String] = []
    var current = ""
    for word in line.split(separator: " ") {
      let longer = current.isEmpty ? margin + word : current + " " + word
      if !current.isEmpty, displayWidth(longer) > width {
        lines.append(current)
        current = margin + word
      } else {
        current = longer
      }
    }
    return (lines + [current]).joined(separator: "\n")
  }
}
