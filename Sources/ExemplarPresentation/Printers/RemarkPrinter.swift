internal import ExemplarSearch
internal import ExemplarVocabulary

/// Prints what there is to say about a search beside its hits: what could not be used as typed, what
/// was widened or relaxed, what would find more.
public struct RemarkPrinter {
  let terminal: Terminal

  /// A printer for a terminal.
  public init(_ terminal: Terminal) { self.terminal = terminal }

  /// The remarks of a page as text; empty where there is nothing to say.
  public func text(_ page: SearchPage) -> String {
    terminal.render(before(page, width: terminal.width) + after(page, width: terminal.width))
  }

  /// What a reader must know before the hits.
  func before(_ page: SearchPage, width: Int) -> [StyledText] {
    suggestion(page, width)
      + warnings(page.query.warnings, width: width)
      + page.query.expanded.flatMap { note(expansion($0), width) }
      + relaxation(page).flatMap { note($0, width) }
  }

  /// What may help after them.
  func after(_ page: SearchPage, width: Int) -> [StyledText] {
    without(page, width)
      + unknown(page).flatMap { note($0, width) }
  }

  /// What could not be used as typed, and what is missing.
  func warnings(_ warnings: [QueryWarning], width: Int) -> [StyledText] {
    warnings.flatMap { warning($0, width) }
  }

  private func warning(_ warning: QueryWarning, _ width: Int) -> [StyledText] {
    var message = warning.message
    if !warning.suggestions.isEmpty && !message.contains("Did you mean") {
      message += " Did you mean \(listed(warning.suggestions.map(quoted), "or"))?"
    }
    return hanging("Note: ", .warning, terminal.text(message), width)
  }

  private func expansion(_ expansion: Expansion) -> String {
    let others = listed(expansion.to.map(quoted), "and")
    guard let language = expansion.language else {
      return "\(quoted(expansion.word)) was also searched as \(others)."
    }
    return "\(quoted(expansion.word)) was also searched in \(languageName(language)): \(others)."
  }

  private func relaxation(_ page: SearchPage) -> [String] {
    guard !page.relaxed.isEmpty, page.total > 0 else { return [] }
    let words = listed(page.relaxed.map(quoted), "and")
    guard let all = page.withAllWords, all > 0 else {
      return ["No lesson has all the words; these have some of them. May be missing: \(words)."]
    }
    let have =
      all == 1 ? "1 lesson has all the words" : "\(grouped(all)) lessons have all the words"
    return ["\(have); the others may lack \(words)."]
  }

  private func suggestion(_ page: SearchPage, _ width: Int) -> [StyledText] {
    guard let suggestion = page.suggestion else { return [] }
    guard !suggestion.answered else {
      let asTyped = "exemplar search \(shellQuoted(page.query.q ?? "")) --words-only"
      return
        (terminal.text("These answer ") + terminal.text(quoted(suggestion.q), .bold)
        + terminal.text(": no lesson has the words as typed. As typed: \(asTyped)"))
        .wrapped(to: width)
    }
    let count = counted(suggestion.total, "lesson")
    let text =
      terminal.text("Did you mean ") + terminal.text(quoted(suggestion.q), .bold)
      + terminal.text("? (\(count): exemplar search \(shellQuoted(suggestion.q)))")
    return text.wrapped(to: width)
  }

  private func without(_ page: SearchPage, _ width: Int) -> [StyledText] {
    guard page.total == 0, page.query.q != nil else { return [] }
    let useful = page.without.filter { $0.total > 0 }
    guard !useful.isEmpty else {
      return note("Leaving out one word or filter would not help: try fewer or other words.", width)
        + note("To see every lesson, newest first: exemplar search", width)
    }
    let names = useful.map {
      terminal.text($0.field.map { field in "\(field):" } ?? "")
        + terminal.text($0.kind == "term" ? quoted($0.value) : $0.value, .bold)
    }
    let longest = min(names.map(\.width).max() ?? 0, width - 18)
    let ellipsis = terminal.text(terminal.ornaments.ellipsis)
    return [terminal.text("Lessons there would be")]
      + zip(names, useful).flatMap { name, count in
        let line =
          terminal.text("  without ")
          + name.truncated(to: longest, ellipsis: ellipsis).padded(to: longest)
          + terminal.text(grouped(count.total)).padded(to: 8, alignment: .right)
        return beside(line, count.q, width)
      }
  }

  /// A line with the command that does what it says, below it where there is no room.
  private func beside(_ line: StyledText, _ q: String?, _ width: Int) -> [StyledText] {
    guard let q else { return [line] }
    let command = terminal.text("exemplar search " + shellQuoted(q), .accent)
    guard line.width + 3 + command.width > width else { return [line + .spaces(3) + command] }
    let rows = command.wrapped(to: max(12, width - 4))
    return [line] + rows.map { StyledText.spaces(4) + $0 }
  }

  private func unknown(_ page: SearchPage) -> [String] {
    page.unknown.filter { $0.value > 0 }.sorted { $0.key < $1.key }.map { field, count in
      let unsaid = unsaid(field, isOne: count == 1)
      return count == 1
        ? "1 lesson does not say \(unsaid); add --include-unknown to see it."
        : "\(grouped(count)) lessons do not say \(unsaid); add --include-unknown to see them."
    }
  }

  private func unsaid(_ field: String, isOne: Bool) -> String {
    switch field {
    case "minutes": isOne ? "how long it takes" : "how long they take"
    case "prep": "how long it takes to prepare"
    case "devices": "which devices are needed"
    case "internet": "whether internet is needed"
    default: "the \(field)"
    }
  }

  private func note(_ text: String, _ width: Int) -> [StyledText] {
    terminal.text(text).wrapped(to: width)
  }

  private func hanging(
    _ label: String, _ style: Style, _ text: StyledText, _ width: Int
  ) -> [StyledText] {
    let head = terminal.text(label, style)
    return text.wrapped(to: max(12, width - head.width)).enumerated().map { row, line in
      (row == 0 ? head : .spaces(head.width)) + line
    }
  }
}
