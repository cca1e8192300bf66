/// Renders Markdown for a terminal: wrapped, indented, aligned, and without anything a terminal obeys.
///
/// ```swift
/// MarkdownPrinter(.pipe).text("# Paper circuits\n\n- [x] copper *tape*")
/// // Paper circuits
/// // ━━━━━━━━━━━━━━
/// //
/// // ☑ copper *tape*
/// ```
public struct MarkdownPrinter {
  private let terminal: Terminal
  private let width: Int

  /// A printer for a terminal; lines are at most 100 columns long, which is as far as an eye follows.
  public init(_ terminal: Terminal) {
    self.terminal = terminal
    self.width = min(terminal.width, 100)
  }

  /// The document as text, each line with a newline.
  public func text(_ markdown: String) -> String {
    terminal.render(lines(markdown))
  }

  /// The document as lines; with a title, a first heading that repeats it is left out.
  func lines(_ markdown: String, under title: String? = nil) -> [StyledText] {
    let (events, isCut) = MarkdownReader.events(markdown)
    var layout = MarkdownLayout(terminal, width: width, title: title)
    for event in events { layout.read(event) }
    var lines = layout.finished()
    if isCut {
      let limit = MarkdownReader.longest / 1024
      lines += [
        StyledText(),
        terminal.text("(The text goes on; only its first \(limit) KiB are shown here.)"),
      ]
    }
    return lines
  }
}
