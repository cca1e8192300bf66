internal import ExemplarSearch

/// Prints how a query was read: its words, its filters and what they were widened to.
struct ExplanationPrinter {
  let terminal: Terminal

  init(_ terminal: Terminal) { self.terminal = terminal }

  func lines(_ query: SearchPage.QueryEcho, width: Int) -> [StyledText] {
    var rows: [(String, String)] = []
    if let typed = query.q { rows.append(("Typed", typed)) }
    rows.append(("Words", query.terms.isEmpty ? "none" : query.terms.joined(separator: ", ")))
    for filter in query.filters {
      let values = listed(filter.values, "or")
      rows.append((filter.excluded ? "Not \(filter.field)" : filter.field, values))
    }
    for expansion in query.expanded {
      let language = expansion.language.map { " (\(languageName($0)))" } ?? ""
      let others = expansion.to.joined(separator: ", ")
      rows.append(("Widened", "\(expansion.word) → \(others)\(language)"))
    }
    for naming in query.recognized {
      let order = naming.ranks ? "first" : "a suggestion"
      rows.append(
        (
          naming.corrected ? "Corrected" : "Recognized",
          "\(naming.text) → \(naming.label) (\(naming.field):\(naming.values.joined(separator: ","))), \(order)"
        ))
    }
    return RecordTable(rows: rows, terminal: terminal).lines(width: width)
  }
}
