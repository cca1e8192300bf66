/// What stands before each line of a quote or a list item.
struct Indent {
  /// Deeper than this nothing is indented any more.
  static let deepest = 8

  private var mark: StyledText
  private var rest: StyledText
  /// True until the first line with words took the mark.
  private(set) var isPending: Bool

  /// A bar before every line.
  static func quote(_ terminal: Terminal, isDeep: Bool) -> Indent {
    let bar = isDeep ? StyledText() : terminal.text("\(terminal.ornaments.quote) ", .accent)
    return Indent(mark: bar, rest: bar, isPending: false)
  }

  /// A bullet, number or box before the first line, spaces before the others.
  static func item(_ terminal: Terminal, mark: String, isDeep: Bool) -> Indent {
    let mark = isDeep ? StyledText() : terminal.text("\(mark) ")
    return Indent(mark: mark, rest: .spaces(mark.width), isPending: true)
  }

  var width: Int { rest.width }

  /// What stands before the next line.
  mutating func next(isMarked: Bool) -> StyledText {
    guard isPending && isMarked else { return rest }
    isPending = false
    return mark
  }
}
