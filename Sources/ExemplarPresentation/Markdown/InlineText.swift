/// Collects the words of one paragraph, heading or cell with their styles.
///
/// Without styles, emphasis keeps its asterisks, so that a pipe loses nothing. Code keeps its
/// backquotes everywhere: a hue alone would not tell.
struct InlineText {
  private(set) var lines: [StyledText] = [StyledText()]
  private let terminal: Terminal
  private var styles: [Style] = []
  private var links: [(url: String, shown: String)] = []

  init(_ terminal: Terminal) { self.terminal = terminal }

  var isEmpty: Bool { lines.allSatisfy(\.isEmpty) }

  mutating func read(_ event: MarkdownEvent) {
    switch event {
    case .text(let text): add(text)
    case .code(let text): add("`\(text)`", .accent)
    case .softBreak: add(" ")
    case .lineBreak: lines.append(StyledText())
    case .open(let node): open(node)
    case .close(let node): close(node)
    default: break
    }
  }

  private mutating func open(_ node: MarkdownNode) {
    switch node {
    case .emphasis: begin(.italic, mark: "*")
    case .strong: begin(.bold, mark: "**")
    case .strikethrough: begin(.struck, mark: "~~")
    case .link(let url): links.append((url, ""))
    case .image: add("[image: ")
    default: break
    }
  }

  private mutating func close(_ node: MarkdownNode) {
    switch node {
    case .emphasis: end(mark: "*")
    case .strong: end(mark: "**")
    case .strikethrough: end(mark: "~~")
    case .link: closeLink()
    case .image: add("]")
    default: break
    }
  }

  private mutating func begin(_ style: Style, mark: String) {
    if !terminal.attributes { add(mark) }
    styles.append(style.union(styles.last ?? []))
  }

  private mutating func end(mark: String) {
    _ = styles.popLast()
    if !terminal.attributes { add(mark) }
  }

  /// The address follows the text, unless the text says it already.
  private mutating func closeLink() {
    guard let link = links.popLast(), !link.url.isEmpty else { return }
    let address = link.url.hasPrefix("mailto:") ? String(link.url.dropFirst(7)) : link.url
    let said = [link.shown, link.shown + "/", "http://" + link.shown]
    if said.contains(address) || link.shown == link.url { return }
    add(link.shown.isEmpty ? address : " (\(address))", .accent)
  }

  private mutating func add(_ text: String, _ style: Style = []) {
    if let last = links.indices.last { links[last].shown += text }
    lines[lines.count - 1] += terminal.text(text, style.union(styles.last ?? []))
  }
}
