/// Markdown as words, for search and snippets.
public enum MarkdownText {
  /// The plain text of a Markdown text: one line a block, without marks and without HTML.
  ///
  /// A text that would take too long to parse is given back as it is: its words are the same.
  ///
  /// ```swift
  /// MarkdownText.plain("## Steps\n\n1. Fold the *card*.\n2. Add `LED1`.")
  /// // "Steps\nFold the card.\nAdd LED1."
  /// ```
  public static func plain(_ markdown: String) -> String {
    do { return try MarkdownDocument(markdown).plainText } catch { return markdown }
  }
}
