/// Prints why there is no answer.
public struct ProblemPrinter {
  let terminal: Terminal

  /// A printer for a terminal.
  public init(_ terminal: Terminal) { self.terminal = terminal }

  /// The problem as text: what happened, then each thing wrong with the input.
  public func text(_ problem: Problem) -> String {
    let label = terminal.text("exemplar: ", .warning)
    let said = problem.detail.isEmpty ? problem.title : problem.detail
    var lines = hanging(label, said)
    for item in problem.errors where item.detail != problem.detail {
      let place = item.parameter.map { "--\($0): " } ?? item.pointer.map { "\($0): " } ?? ""
      lines += hanging(terminal.text("  \(terminal.ornaments.bullets[0]) "), place + item.detail)
    }
    return terminal.render(lines)
  }

  private func hanging(_ label: StyledText, _ text: String) -> [StyledText] {
    terminal.text(text).wrapped(to: max(12, terminal.width - label.width)).enumerated().map {
      ($0 == 0 ? label : .spaces(label.width)) + $1
    }
  }
}
