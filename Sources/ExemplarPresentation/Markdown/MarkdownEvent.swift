/// One step through a Markdown document, as a value: what opens, what is said, what closes.
enum MarkdownEvent: Hashable, Sendable {
  case open(MarkdownNode)
  case close(MarkdownNode)
  case text(String)
  case code(String)
  case codeBlock(String)
  case softBreak
  case lineBreak
  case thematicBreak
  /// Raw HTML between blocks, which is left out.
  case htmlBlock
}

/// What has a beginning and an end.
enum MarkdownNode: Hashable, Sendable {
  case heading(level: Int)
  case paragraph
  case blockQuote
  case bulletList(isTight: Bool)
  case orderedList(start: Int, isTight: Bool)
  /// `checked` is nil for an item that is no task.
  case item(checked: Bool?)
  case table(alignments: [StyledText.Alignment])
  case tableRow(isHeader: Bool)
  case tableCell
  case emphasis
  case strong
  case strikethrough
  case link(url: String)
  case image(url: String)
}
