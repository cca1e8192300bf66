/// The characters that the printers draw with.
struct Ornaments: Hashable, Sendable {
  /// False where only ASCII is shown.
  let unicode: Bool

  var ellipsis: String { unicode ? "…" : "..." }
  var separator: String { unicode ? " · " : " | " }
  var dash: String { unicode ? "–" : "-" }
  var bullets: [String] { unicode ? ["•", "◦", "▪"] : ["*", "-", "+"] }
  var bar: String { unicode ? "▇" : "#" }
  var selected: String { unicode ? "●" : "[x]" }
  var unselected: String { unicode ? " " : "   " }
  var checked: String { unicode ? "☑" : "[x]" }
  var unchecked: String { unicode ? "☐" : "[ ]" }
  var rule: String { unicode ? "─" : "-" }
  var doubleRule: String { unicode ? "━" : "=" }
  var wall: String { unicode ? "│" : "|" }
  var crossing: String { unicode ? "┼" : "+" }
  var quote: String { unicode ? "▎" : "|" }
  var empty: String { unicode ? "·" : "." }
  var arrow: String { unicode ? "→" : "->" }
}

extension Terminal {
  var ornaments: Ornaments { Ornaments(unicode: unicode) }
}
