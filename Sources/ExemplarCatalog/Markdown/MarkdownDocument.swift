internal import CMarkdown
internal import ExemplarVocabulary

/// A Markdown text, parsed: its plain text, and the places that the rules look at.
///
/// CommonMark with GitHub's tables, task lists, strikethrough and autolinks. Lines count from 1.
///
/// ```swift
/// let document = try MarkdownDocument("# Circuits\n\nSee the [rubric](materials/rubric.md).")
/// document.plainText      // "Circuits\nSee the rubric."
/// document.links          // [Link(destination: "materials/rubric.md", text: "rubric", line: 3)]
/// ```
public struct MarkdownDocument: Hashable, Sendable {
  /// A heading and its level, 1 to 6.
  public struct Heading: Hashable, Sendable {
    public var level: Int
    public var text: String
    public var line: Int
  }

  /// A link; the text is cut after a few hundred bytes.
  public struct Link: Hashable, Sendable {
    /// As written, percent-encoding included.
    public var destination: String
    public var text: String
    public var line: Int
  }

  /// An image; the alternative text is cut after a few hundred bytes.
  public struct Image: Hashable, Sendable {
    /// As written, percent-encoding included.
    public var source: String
    public var alt: String
    public var line: Int
  }

  /// A table and the plain text of its header cells.
  public struct Table: Hashable, Sendable {
    public var header: [String]
    public var line: Int
  }

  /// A tag of raw HTML, which no reader passes on; comments and line breaks are not among them.
  public struct Tag: Hashable, Sendable {
    /// In lower case: `iframe`.
    public var name: String
    public var line: Int
  }

  /// Readable text: one line a block, code and link texts kept, images as their alternative text, no HTML.
  public var plainText: String
  public var headings: [Heading]
  public var links: [Link]
  public var images: [Image]
  public var tables: [Table]
  public var tags: [Tag]

  /// Parses a text, or says why that would take too long.
  public init(_ markdown: String) throws(MarkdownError) {
    try MarkdownCost.check(markdown)
    self = Self.parse(markdown)
  }

  init(plainText: String, outline: MarkdownOutline) {
    self.plainText = plainText
    headings = outline.headings
    links = outline.links
    images = outline.images
    tables = outline.tables
    tags = outline.tags
  }

  private static let extensions = ["table", "tasklist", "strikethrough", "autolink"]

  private static func parse(_ markdown: String) -> MarkdownDocument {
    MarkdownTurn.take {
      cmark_gfm_core_extensions_ensure_registered()
      let parser = cmark_parser_new(CMARK_OPT_DEFAULT)
      defer { cmark_parser_free(parser) }
      for name in extensions {
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name))
      }
      var text = markdown
      text.withUTF8 { bytes in
        bytes.withMemoryRebound(to: CChar.self) {
          cmark_parser_feed(parser, $0.baseAddress, $0.count)
        }
      }
      let root = cmark_parser_finish(parser)
      defer { cmark_node_free(root) }
      return MarkdownWalk.read(root)
    }
  }
}

/// The places that a walk through the document met.
struct MarkdownOutline {
  var headings: [MarkdownDocument.Heading] = []
  var links: [MarkdownDocument.Link] = []
  var images: [MarkdownDocument.Image] = []
  var tables: [MarkdownDocument.Table] = []
  var tags: [MarkdownDocument.Tag] = []
}
