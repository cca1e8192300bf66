internal import ExemplarVocabulary

/// Takes the events of a document one by one and lays out its lines.
///
/// What is open is kept in arrays, so that nesting costs no stack; beyond a depth it is no longer
/// indented, so that every line keeps room for words.
struct MarkdownLayout {
  /// A list that is open.
  private struct List {
    /// The next number; nil for bullets.
    var number: Int?
    var isTight: Bool
  }

  private let terminal: Terminal
  private let width: Int
  private let title: String?
  private var lines: [StyledText] = []
  private var indents: [Indent] = []
  private var lists: [List] = []
  private var inline: InlineText
  private var table: MarkdownTable?
  private var isFirstBlock = true
  private var wantsGap = false
  /// How many indents are open around the gap that is wanted.
  private var gapDepth = 0

  init(_ terminal: Terminal, width: Int, title: String?) {
    self.terminal = terminal
    self.width = width
    self.title = title
    self.inline = InlineText(terminal)
  }

  func finished() -> [StyledText] { lines }

  mutating func read(_ event: MarkdownEvent) {
    switch event {
    case .open(let node): open(node)
    case .close(let node): close(node)
    case .codeBlock(let text): addCode(text)
    case .thematicBreak:
      addBlock([terminal.repeated(terminal.ornaments.rule, min(room, 20))])
    case .htmlBlock: addBlock([terminal.text("[HTML left out]")])
    default: inline.read(event)
    }
  }

  private mutating func open(_ node: MarkdownNode) {
    switch node {
    case .paragraph, .heading: inline = InlineText(terminal)
    case .tableCell: inline = InlineText(terminal)
    case .blockQuote: indents.append(.quote(terminal, isDeep: isDeep))
    case .bulletList(let isTight): lists.append(List(number: nil, isTight: isTight))
    case .orderedList(let start, let isTight):
      lists.append(List(number: start, isTight: isTight))
    case .item(let checked): openItem(checked)
    case .table(let alignments): table = MarkdownTable(alignments: alignments)
    case .tableRow: table?.rows.append([])
    default: inline.read(.open(node))
    }
  }

  private mutating func close(_ node: MarkdownNode) {
    switch node {
    case .paragraph: addBlock(inline.lines.flatMap { $0.wrapped(to: room) })
    case .heading(let level): addHeading(level)
    case .blockQuote:
      indents.removeLast()
      wantGap(true)
    case .bulletList, .orderedList:
      lists.removeLast()
      wantGap(true)
    case .item: closeItem()
    case .table: closeTable()
    case .tableRow: break
    case .tableCell: closeCell()
    default: inline.read(.close(node))
    }
  }
}

// MARK: - Blocks

extension MarkdownLayout {
  private var isDeep: Bool { indents.count >= Indent.deepest }

  /// Columns left beside what is indented.
  private var room: Int { max(12, width - indents.reduce(0) { $0 + $1.width }) }

  private mutating func addBlock(_ block: [StyledText]) {
    isFirstBlock = false
    guard !block.isEmpty else { return }
    if wantsGap && !lines.isEmpty {
      lines.append(prefix(depth: min(gapDepth, indents.count), isMarked: false))
    }
    for line in block { lines.append(prefix(depth: indents.count, isMarked: true) + line) }
    wantGap(!(lists.last?.isTight ?? false))
  }

  private mutating func wantGap(_ isWanted: Bool) {
    wantsGap = isWanted
    gapDepth = indents.count
  }

  private mutating func prefix(depth: Int, isMarked: Bool) -> StyledText {
    var result = StyledText()
    for index in 0..<depth { result += indents[index].next(isMarked: isMarked) }
    return result
  }

  private mutating func addHeading(_ level: Int) {
    let text = inline.lines.reduce(StyledText()) {
      $0.isEmpty ? $1 : $0 + terminal.text(" ") + $1
    }
    if isFirstBlock, let title, folded(text.plain) == folded(title) {
      isFirstBlock = false
      return
    }
    wantGap(true)
    let block = text.adding(level < 3 ? .bold : [.bold, .italic]).wrapped(to: room)
    let longest = block.map(\.width).max() ?? 0
    switch level {
    case 1: addBlock(block + [terminal.repeated(terminal.ornaments.doubleRule, longest)])
    case 2: addBlock(block + [terminal.repeated(terminal.ornaments.rule, longest)])
    default: addBlock(block)
    }
  }

  private mutating func addCode(_ text: String) {
    let code = text.hasSuffix("\n") ? String(text.dropLast()) : text
    let bar = terminal.text("  \(terminal.ornaments.wall) ", .accent)
    addBlock(
      terminal.lines(code).flatMap { line in
        line.isEmpty ? [bar] : line.pieces(of: max(8, room - 4)).map { bar + $0 }
      })
  }

  private mutating func openItem(_ checked: Bool?) {
    guard let last = lists.indices.last else { return }
    let ornaments = terminal.ornaments
    let mark: String
    if let checked {
      mark = checked ? ornaments.checked : ornaments.unchecked
    } else if let number = lists[last].number {
      mark = "\(number)."
    } else {
      mark = ornaments.bullets[min(last, ornaments.bullets.count - 1)]
    }
    if let number = lists[last].number { lists[last].number = number + 1 }
    indents.append(.item(terminal, mark: mark, isDeep: isDeep))
  }

  private mutating func closeItem() {
    if indents.last?.isPending == true { addBlock([StyledText()]) }
    if !indents.isEmpty { indents.removeLast() }
    wantGap(!(lists.last?.isTight ?? false))
  }

  private mutating func closeCell() {
    let cell = inline.lines.reduce(StyledText()) {
      $0.isEmpty ? $1 : $0 + terminal.text(" ") + $1
    }
    guard let row = table?.rows.indices.last else { return }
    table?.rows[row].append(cell)
  }

  private mutating func closeTable() {
    if let table { addBlock(table.lines(width: room, terminal)) }
    table = nil
  }
}
