internal import ExemplarSearch
internal import ExemplarVocabulary

/// Prints which plain words name a value: what that does to the order, and how to ask for the value alone.
struct RecognizedPrinter {
  let terminal: Terminal
  /// What a command line needs to ask the same again; its options go with every proposal.
  let question: [String]?

  /// A line for each value that a lesson has; longer ones are wrapped.
  func lines(_ page: SearchPage, width: Int) -> [StyledText] {
    var shown: Set<String> = []
    let known = page.query.recognized.filter {
      $0.total > 0 && shown.insert($0.label).inserted
    }
    let isOrdered = known.contains(where: \.ranks)
    return known.enumerated().flatMap { place, naming in
      let way = isOrdered && place == known.count - 1 ? "Just the words: --words-only" : ""
      return terminal.wrapped([sentence(naming), terminal.text(way)], to: width)
    }
  }

  private func sentence(_ naming: Recognized) -> StyledText {
    let read =
      naming.corrected
      ? terminal.text("\(quoted(naming.text)) was read as ") + terminal.text(naming.label, .bold)
        + terminal.text(naming.ranks ? "; its lessons come first." : ".")
      : naming.ranks
        ? terminal.text(naming.label, .bold) + terminal.text(" lessons come first.")
        : terminal.text("\(quoted(naming.text)) may mean ") + terminal.text(naming.label, .bold)
          + terminal.text(".")
    let command = (["exemplar", "search", naming.q] + options).map(shellQuoted)
    let only = terminal.text(
      " Only those: \(command.joined(separator: " ")) (\(grouped(naming.total)))")
    return read + only
  }

  private var options: [String] { (question ?? []).filter { $0.hasPrefix("--") } }
}
