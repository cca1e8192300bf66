internal import ExemplarSearch
internal import ExemplarVocabulary

/// Prints facets in columns: values with counts and small bars, children indented, selected marked.
public struct FacetPrinter {
  let terminal: Terminal

  /// A printer for a terminal.
  public init(_ terminal: Terminal) { self.terminal = terminal }

  /// The answer of `facets`, every value listed.
  public func text(_ answer: FacetsAnswer) -> String {
    let understood = answer.query.understood
    let head =
      terminal.text(counted(answer.total, "lesson"), .bold)
      + terminal.text(understood.isEmpty ? "" : terminal.ornaments.separator + understood)
    let facets = answer.facets.filter { !$0.values.isEmpty || $0.missing > 0 }
    let none = facets.isEmpty ? [StyledText(), terminal.text("There is nothing to count.")] : []
    let warnings = RemarkPrinter(terminal).warnings(answer.query.warnings, width: terminal.width)
    return terminal.render(
      head.wrapped(to: terminal.width) + (warnings.isEmpty ? [] : [StyledText()] + warnings)
        + none + [StyledText()]
        + columns(facets, width: terminal.width))
  }

  /// The facets in as many columns as fit: whole, or narrow and with their most telling values.
  func columns(_ facets: [Facet], width: Int, limit: Int? = nil) -> [StyledText] {
    let gap = 3
    let narrowest = limit == nil ? 60 : 38
    let count = max(1, (width + gap) / (narrowest + gap))
    let columns = min(count, max(1, facets.count))
    let each = min((width - gap * (columns - 1)) / columns, 76)
    return inColumns(
      facets.map { block($0, width: each, limit: limit) }, count: columns, width: each, gap: gap)
  }

  /// The lines of one facet.
  func block(_ facet: Facet, width: Int, limit: Int?) -> [StyledText] {
    let all = FacetRow.rows(facet)
    let rows = limit.map { FacetRow.most(all, limit: $0) } ?? all
    let most = all.reduce(max(1, facet.missing)) { max($0, $1.value.count) }
    let shape = FacetShape(width: width, most: most, terminal)
    var lines = [head(facet, width: width)]
    for row in rows { lines.append(line(row, field: facet.field, shape)) }
    if facet.missing > 0 {
      let label = shape.unselected + terminal.text("(not stated)")
      lines.append(line(label, count: facet.missing, isSelected: false, shape))
    }
    if rows.count < all.count {
      let left = grouped(all.count - rows.count)
      lines.append(terminal.text("  \(terminal.ornaments.ellipsis) \(left) more"))
    }
    return lines
  }

  /// The name, and at the right what to type.
  private func head(_ facet: Facet, width: Int) -> StyledText {
    let typed = terminal.text("\(facet.field):", .accent)
    return terminal.text(facet.label, .bold).padded(to: width - typed.width) + typed
  }

  private func line(_ row: FacetRow, field: String, _ shape: FacetShape) -> StyledText {
    let value = row.value
    var label = value.selected ? shape.selected : shape.unselected
    label += .spaces(row.depth * 2)
    if FacetPrinter.coded.contains(field) { label += terminal.text(value.value + " ", .accent) }
    label += terminal.text(value.label, value.selected ? .bold : [])
    return line(label, count: value.count, isSelected: value.selected, shape)
  }

  private func line(
    _ label: StyledText, count number: Int, isSelected: Bool, _ shape: FacetShape
  ) -> StyledText {
    let count = terminal.text(grouped(number), isSelected ? .bold : [])
    var line = label.truncated(to: shape.label, ellipsis: shape.ellipsis)
    line.pad(to: shape.label + 1)
    line += shape.bar(number)
    line.pad(to: shape.width - count.width)
    line += count
    return line
  }

  /// Fields whose ids a teacher types; elsewhere the label says it all.
  private static let coded = ["iste", "concept", "practice", "standard", "citizenship"]
}
