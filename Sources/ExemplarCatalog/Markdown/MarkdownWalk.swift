internal import CMarkdown

/// One walk through cmark's tree, without recursion, so that no nesting can exhaust the stack.
struct MarkdownWalk {
  /// Link texts, headings and cells are cut here, so that nested ones cost no more than the text itself.
  private static let longestText = 400

  private var output: [UInt8] = []
  private var outline = MarkdownOutline()
  /// Where in the output the open links, images, headings and header cells began.
  private var starts: [Int] = []
  private var blockLine = 1
  private var inHeader = false

  /// Reads a whole document.
  static func read(_ root: OpaquePointer?) -> MarkdownDocument {
    var walk = MarkdownWalk()
    let iterator = cmark_iter_new(root)
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      if event == CMARK_EVENT_DONE { break }
      walk.visit(cmark_iter_get_node(iterator), entering: event == CMARK_EVENT_ENTER)
    }
    return MarkdownDocument(plainText: walk.finished(), outline: walk.outline)
  }

  private mutating func visit(_ node: OpaquePointer?, entering: Bool) {
    switch cmark_node_get_type(node) {
    case CMARK_NODE_TEXT, CMARK_NODE_CODE: append(literal(node))
    case CMARK_NODE_SOFTBREAK: softBreak()
    case CMARK_NODE_LINEBREAK: lineBreak()
    case CMARK_NODE_HTML_INLINE: htmlInline(node)
    case CMARK_NODE_CODE_BLOCK: codeBlock(node)
    case CMARK_NODE_PARAGRAPH: block(node, entering)
    case CMARK_NODE_HEADING: heading(node, entering)
    case CMARK_NODE_HTML_BLOCK: htmlBlock(node)
    case CMARK_NODE_LINK: link(node, entering)
    case CMARK_NODE_IMAGE: image(node, entering)
    case CMARK_NODE_DOCUMENT, CMARK_NODE_BLOCK_QUOTE, CMARK_NODE_LIST, CMARK_NODE_ITEM,
      CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_EMPH, CMARK_NODE_STRONG:
      break
    default: extended(node, entering)
    }
  }
}

// Blocks and inlines.
extension MarkdownWalk {
  private mutating func block(_ node: OpaquePointer?, _ entering: Bool) {
    newLine()
    if entering { blockLine = Int(cmark_node_get_start_line(node)) }
  }

  private mutating func heading(_ node: OpaquePointer?, _ entering: Bool) {
    if entering {
      block(node, entering)
      starts.append(output.count)
    } else {
      let text = collected()
      let level = Int(cmark_node_get_heading_level(node))
      let line = Int(cmark_node_get_start_line(node))
      outline.headings.append(.init(level: level, text: text, line: line))
      newLine()
    }
  }

  private mutating func link(_ node: OpaquePointer?, _ entering: Bool) {
    if entering { return starts.append(output.count) }
    outline.links.append(.init(destination: url(node), text: collected(), line: blockLine))
  }

  private mutating func image(_ node: OpaquePointer?, _ entering: Bool) {
    if entering { return starts.append(output.count) }
    outline.images.append(.init(source: url(node), alt: collected(), line: blockLine))
  }

  private mutating func codeBlock(_ node: OpaquePointer?) {
    newLine()
    append(literal(node))
    newLine()
  }

  /// Only a line break of HTML says something to a reader of plain text.
  private mutating func htmlInline(_ node: OpaquePointer?) {
    let text = literal(node)
    if text.prefix(3).lowercased() == "<br" { newLine() }
    addTag(text[...], line: blockLine)
  }

  private mutating func htmlBlock(_ node: OpaquePointer?) {
    var line = Int(cmark_node_get_start_line(node))
    for text in literal(node).split(separator: "\n", omittingEmptySubsequences: false) {
      if let tag = text.firstIndex(of: "<") { addTag(text[tag...], line: line) }
      line += 1
    }
  }

  /// `iframe` of `<iframe src=…>`; an end tag and a comment have no name of their own.
  private mutating func addTag(_ text: Substring, line: Int) {
    let name = text.dropFirst().prefix { $0.isASCII && ($0.isLetter || $0.isNumber) }.lowercased()
    guard !name.isEmpty, name != "br" else { return }
    outline.tags.append(.init(name: name, line: line))
  }

  private mutating func softBreak() {
    blockLine += 1
    if output.last != UInt8(ascii: " ") { output.append(UInt8(ascii: " ")) }
  }

  private mutating func lineBreak() {
    blockLine += 1
    newLine()
  }
}

// Tables. Their node types are registered at run time, so they are known by name.
extension MarkdownWalk {
  private mutating func extended(_ node: OpaquePointer?, _ entering: Bool) {
    switch String(cString: cmark_node_get_type_string(node)) {
    case "table" where entering: startTable(node)
    case "table_header":
      inHeader = entering
      block(node, entering)
    case "table_row": block(node, entering)
    case "table_cell": cell(entering)
    default: break
    }
  }

  private mutating func startTable(_ node: OpaquePointer?) {
    outline.tables.append(.init(header: [], line: Int(cmark_node_get_start_line(node))))
  }

  private mutating func cell(_ entering: Bool) {
    if entering {
      if let last = output.last, last != UInt8(ascii: "\n") { append(" | ") }
      if inHeader { starts.append(output.count) }
    } else if inHeader, !outline.tables.isEmpty {
      outline.tables[outline.tables.count - 1].header.append(collected())
    }
  }
}

// The plain text.
extension MarkdownWalk {
  private func literal(_ node: OpaquePointer?) -> String {
    cmark_node_get_literal(node).map { String(cString: $0) } ?? ""
  }

  private func url(_ node: OpaquePointer?) -> String {
    cmark_node_get_url(node).map { String(cString: $0) } ?? ""
  }

  /// Adds text; a space is not doubled where an image without words stood between two.
  private mutating func append(_ text: String) {
    let doubled = output.last == UInt8(ascii: " ") && text.utf8.first == UInt8(ascii: " ")
    output.append(contentsOf: doubled ? text.utf8.dropFirst() : text.utf8[...])
  }

  private mutating func newLine() {
    while output.last == UInt8(ascii: " ") { output.removeLast() }
    if let last = output.last, last != UInt8(ascii: "\n") { output.append(UInt8(ascii: "\n")) }
  }

  /// The text since the innermost start, cut at a whole character.
  private mutating func collected() -> String {
    let start = min(starts.popLast() ?? output.count, output.count)
    var end = min(output.count, start + Self.longestText)
    while end < output.count, end > start, output[end] & 0xC0 == 0x80 { end -= 1 }
    return trimmed(String(decoding: output[start..<end], as: UTF8.self))
  }

  private func trimmed(_ text: String) -> String {
    var rest = Substring(text)
    while let first = rest.first, first.isWhitespace { rest.removeFirst() }
    while let last = rest.last, last.isWhitespace { rest.removeLast() }
    return String(rest)
  }

  private func finished() -> String {
    trimmed(String(decoding: output, as: UTF8.self))
  }
}
