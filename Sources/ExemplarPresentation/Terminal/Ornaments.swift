/// The characters that the printers draw with.
package struct Ornaments: Hashable, Sendable {
  /// False where only ASCII is shown.
  let unicode: Bool

  package var ellipsis: String { unicode ? "…" : "..." }
  package var separator: String { unicode ? " · " : " | " }
  package var dash: String { unicode ? "–" : "-" }
  package var bullets: [String] { unicode ? ["•", "◦", "▪"] : ["*", "-", "+"] }
  var bar: String { unicode ? "▇" : "#" }
  package var selected: String { unicode ? "●" : "[x]" }
  var unselected: String { unicode ? " " : "   " }
  var checked: String { unicode ? "☑" : "[x]" }
  var unchecked: String { unicode ? "☐" : "[ ]" }
  package var rule: String { unicode ? "─" : "-" }
  package var doubleRule: String { unicode ? "━" : "=" }
  var wall: String { unicode ? "│" : "|" }
  var crossing: String { unicode ? "┼" : "+" }
  package var quote: String { unicode ? "▎" : "|" }
  var empty: String { unicode ? "·" : "." }
  package var arrow: String { unicode ? "→" : "->" }
}

extension Terminal {
  package var ornaments: Ornaments { Ornaments(unicode: unicode) }
}
