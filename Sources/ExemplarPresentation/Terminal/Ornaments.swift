/// The characters that the printers draw with.
struct Ornaments: Hashable, Sendable {
  var ellipsis = "…"
  var separator = " · "
  var dash = "–"
  var bullets = ["•", "◦", "▪"]
  var bar = "▇"
  var selected = "●"
  var unselected = " "
  var checked = "☑"
  var unchecked = "☐"
  var rule = "─"
  var doubleRule = "━"
  var wall = "│"
  var crossing = "┼"
  var quote = "▎"
  var empty = "·"
  var arrow = "→"

  static let unicode = Ornaments()
  static let ascii = Ornaments(
    ellipsis: "...", separator: " | ", dash: "-", bullets: ["*", "-", "+"], bar: "#",
    selected: "[x]", unselected: "   ", checked: "[x]", unchecked: "[ ]", rule: "-",
    doubleRule: "=", wall: "|", crossing: "+", quote: "|", empty: ".", arrow: "->")
}

extension Terminal {
  var ornaments: Ornaments { unicode ? .unicode : .ascii }
}
