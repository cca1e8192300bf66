internal import ExemplarSearch

/// Why a hit is in the list, in one line: `Why: “paper circuits” in the title and lesson · lacks “robot”`.
///
/// Where the line is too narrow for everything, names go first: what a lesson lacks is worth more.
struct WhyLine {
  let matched: Matched
  /// The words of the question, in their order, as they were searched.
  let words: [String]
  let terminal: Terminal

  /// How many names are told at most, and in how many columns each.
  private let most = (names: 2, columns: 44)

  /// At most one line; none where there is nothing to tell.
  func lines(_ width: Int) -> [StyledText] {
    let (names, lacking) = (names, lacking)
    for (parts, count) in [(4, most.names), (4, 1), (2, 1), (4, 0), (2, 0), (1, 0)] {
      let reasons = [passages(telling: parts)] + names.prefix(count) + [lacking]
      let line = line(reasons.filter { !$0.isEmpty })
      if line.width <= width { return line.isEmpty ? [] : [line] }
    }
    let line = line([passages(telling: 1), lacking].filter { !$0.isEmpty })
    return [line.truncated(to: width, ellipsis: terminal.text("…", .faint))]
  }

  private func line(_ reasons: [String]) -> StyledText {
    guard !reasons.isEmpty else { return StyledText() }
    return terminal.text("Why: " + reasons.joined(separator: terminal.ornaments.separator), .faint)
  }

  /// The words that stand in texts, and in which.
  private func passages(telling count: Int) -> String {
    let places = matched.places.filter { $0.parts.contains { $0 != "names" } }
    guard !places.isEmpty else { return "" }
    let all = matched.parts.filter { $0 != "names" }
    var parts = Array(all.prefix(count))
    if parts.count < all.count { parts.append(counted(all.count - parts.count, "other part")) }
    return listed(runs(of: places.map(\.term)).map(quoted), "and") + " in the "
      + listed(parts, "and")
  }

  /// Words that follow each other in the question as one; then those it was widened by.
  private func runs(of terms: [String]) -> [String] {
    var runs: [String] = []
    var isOpen = false
    for word in words {
      let isThere = terms.contains(word)
      if isThere, isOpen {
        runs[runs.count - 1] += " " + word
      } else if isThere {
        runs.append(word)
      }
      isOpen = isThere
    }
    return runs + terms.filter { !words.contains($0) }
  }

  /// Those that may be told.
  private var names: [String] {
    matched.names.prefix(most.names).map { name in
      let text: String
      switch name.field {
      case "iste": text = "ISTE \(name.value) \(name.label)"
      case "concept", "practice": text = "\(name.value) \(name.label)"
      case "standard": text = "CA \(name.value) \(name.label)"
      case "tool", "keyword": text = "\(name.field) \(quoted(name.label))"
      default: text = name.label
      }
      return cut(text)
    }
  }

  private func cut(_ text: String) -> String {
    let safe = terminal.text(text)
    return safe.truncated(to: most.columns, ellipsis: terminal.text("…")).plain
  }

  private var lacking: String {
    matched.missing.isEmpty ? "" : "lacks " + listed(matched.missing.map(quoted), "and")
  }
}
