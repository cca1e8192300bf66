internal import CMarkdown
internal import ExemplarVocabulary

/// Reads Markdown (CommonMark with the GitHub extensions) into events with cmark-gfm.
///
/// The tree is walked by cmark's iterator, not by recursion: ten thousand nested quotes need no more
/// stack than one. Raw HTML is not passed on.
enum MarkdownReader {
  /// Texts longer than this (in bytes) are cut: some inputs cost the parser quadratic time.
  static let longest = 256 * 1024

  /// The events of a text, and whether its end was left out for its length.
  static func events(_ markdown: String) -> (events: [MarkdownEvent], isCut: Bool) {
    let (text, isCut) = cut(markdown)
    return (MarkdownTurn.take { events(ofBounded: text) }, isCut)
  }

  private static func events(ofBounded text: String) -> [MarkdownEvent] {
    _ = extensions
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return [] }
    defer { cmark_parser_free(parser) }
    for name in ["table", "tasklist", "strikethrough", "autolink"] {
      if let found = cmark_find_syntax_extension(name) {
        cmark_parser_attach_syntax_extension(parser, found)
      }
    }
    cmark_parser_feed(parser, text, text.utf8.count)
    guard let document = cmark_parser_finish(parser) else { return [] }
    defer { cmark_node_free(document) }
    return walk(document)
  }

  /// Registered once: cmark's own check is not made for two threads at a time.
  private static let extensions: Void = cmark_gfm_core_extensions_ensure_registered()

  private static func cut(_ markdown: String) -> (String, Bool) {
    guard markdown.utf8.count > longest else { return (markdown, false) }
    var end = markdown.utf8.index(markdown.utf8.startIndex, offsetBy: longest)
    while end.samePosition(in: markdown.unicodeScalars) == nil {
      end = markdown.utf8.index(before: end)
    }
    return (String(markdown[..<end]), true)
  }

  private static func walk(_ document: OpaquePointer) -> [MarkdownEvent] {
    guard let iterator = cmark_iter_new(document) else { return [] }
    defer { cmark_iter_free(iterator) }
    var events: [MarkdownEvent] = []
    while true {
      let step = cmark_iter_next(iterator)
      if step == CMARK_EVENT_DONE { return events }
      guard let node = cmark_iter_get_node(iterator) else { continue }
      if let event = event(node, isEntering: step == CMARK_EVENT_ENTER) { events.append(event) }
    }
  }

  private static func event(_ node: OpaquePointer, isEntering: Bool) -> MarkdownEvent? {
    let kind = String(cString: cmark_node_get_type_string(node))
    switch kind {
    case "text": return .text(literal(node))
    case "code": return .code(literal(node))
    case "code_block": return .codeBlock(literal(node))
    case "softbreak": return .softBreak
    case "linebreak": return .lineBreak
    case "html_inline": return isBreak(literal(node)) ? .lineBreak : nil
    case "thematic_break": return .thematicBreak
    case "html_block": return isComment(literal(node)) ? nil : .htmlBlock
    default:
      guard let found = self.node(node, kind: kind) else { return nil }
      return isEntering ? .open(found) : .close(found)
    }
  }

  private static func node(_ node: OpaquePointer, kind: String) -> MarkdownNode? {
    switch kind {
    case "heading": .heading(level: Int(cmark_node_get_heading_level(node)))
    case "paragraph": .paragraph
    case "block_quote": .blockQuote
    case "list": list(node)
    case "item": .item(checked: nil)
    case "tasklist": .item(checked: cmark_gfm_extensions_get_tasklist_item_checked(node))
    case "table": .table(alignments: alignments(node))
    case "table_header": .tableRow(isHeader: true)
    case "table_row": .tableRow(isHeader: false)
    case "table_cell": .tableCell
    case "emph": .emphasis
    case "strong": .strong
    case "strikethrough": .strikethrough
    case "link": .link(url: address(node))
    case "image": .image(url: address(node))
    default: nil
    }
  }

  private static func list(_ node: OpaquePointer) -> MarkdownNode {
    let isTight = cmark_node_get_list_tight(node) != 0
    return cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      ? .orderedList(start: Int(cmark_node_get_list_start(node)), isTight: isTight)
      : .bulletList(isTight: isTight)
  }

  private static func alignments(_ node: OpaquePointer) -> [StyledText.Alignment] {
    let count = Int(cmark_gfm_extensions_get_table_columns(node))
    guard let letters = cmark_gfm_extensions_get_table_alignments(node) else { return [] }
    return (0..<count).map { column in
      switch letters[column] {
      case UInt8(ascii: "r"): .right
      case UInt8(ascii: "c"): .center
      default: .left
      }
    }
  }

  private static func literal(_ node: OpaquePointer) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  private static func address(_ node: OpaquePointer) -> String {
    cmark_node_get_url(node).map { String(cString: $0) } ?? ""
  }

  /// `<br>` is the one tag that is understood: a table has no other way to break a line.
  private static func isBreak(_ html: String) -> Bool {
    ["<br>", "<br/>", "<br />"].contains(html.lowercased())
  }

  private static func isComment(_ html: String) -> Bool {
    html.drop { $0 == " " }.hasPrefix("<!--")
  }
}
