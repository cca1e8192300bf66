/// Why a Markdown text is not read as Markdown.
public struct MarkdownError: Error, Hashable, Sendable {
  /// What makes the text too costly.
  public enum Code: String, Sendable {
    /// Very many marks in one run of lines without a blank line.
    case crowded = "markdown-crowded"
    /// Lists or quotes inside each other, very deep, over very many lines.
    case deep = "markdown-deep"
    /// A table row with very many cells.
    case wide = "markdown-wide"
    /// A link definition of great length that very many links use.
    case definition = "markdown-definition"
  }

  public var code: Code
  /// Where the costly run begins, from 1.
  public var line: Int

  /// What is wrong, in words.
  public var summary: String {
    switch code {
    case .crowded: "This run of lines has too many Markdown marks to be read in reasonable time."
    case .deep: "Lists or quotations are nested too deeply to be read in reasonable time."
    case .wide: "This table row has more than \(MarkdownCost.widestRow) cells."
    case .definition: "This link definition is very long, and very many brackets could use it."
    }
  }

  /// What to do about it.
  public var remedy: String {
    switch code {
    case .crowded:
      "Put blank lines between paragraphs, or move the listing to a file in materials/."
    case .deep: "Flatten the list, or move it to a file in materials/."
    case .wide: "Move the table to a spreadsheet in materials/."
    case .definition: "Shorten the link."
    }
  }
}
