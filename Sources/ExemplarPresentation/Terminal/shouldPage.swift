/// True when a text is longer than the terminal that would show it.
///
/// A pipe, a dumb terminal and one that does not tell its height get the text as it is. One line is
/// left for the shell's prompt.
public func shouldPage(lines: Int, terminal: Terminal) -> Bool {
  guard terminal.isTerminal, let height = terminal.height else { return false }
  return lines >= height
}
