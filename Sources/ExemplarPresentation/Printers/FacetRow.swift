internal import ExemplarSearch

/// A value of a facet with its depth in the tree.
struct FacetRow {
  var value: FacetValue
  var depth: Int

  /// All values, each child under its parent.
  static func rows(_ facet: Facet) -> [FacetRow] {
    var rows: [FacetRow] = []
    add(facet.values, depth: 0, to: &rows)
    return rows
  }

  private static func add(_ values: [FacetValue], depth: Int, to rows: inout [FacetRow]) {
    for value in values {
      rows.append(FacetRow(value: value, depth: depth))
      add(value.children, depth: depth + 1, to: &rows)
    }
  }

  /// True where a page with so much room leaves values out.
  static func isCut(_ facet: Facet, to limit: Int) -> Bool {
    let rows = rows(facet)
    return rows.count > limit && rows.contains { !$0.value.selected }
  }

  /// As many as a page has room for, in their order: what is selected, then the top of the tree, then
  /// the children that count most.
  static func most(_ rows: [FacetRow], limit: Int) -> [FacetRow] {
    guard rows.count > limit else { return rows }
    let ranked = rows.indices.sorted { first, second in
      let (one, two) = (rows[first], rows[second])
      if one.value.selected != two.value.selected { return one.value.selected }
      if one.depth != two.depth { return one.depth < two.depth }
      if one.depth > 0 && one.value.count != two.value.count {
        return one.value.count > two.value.count
      }
      return first < second
    }
    let selected = rows.count { $0.value.selected }
    let kept = Set(ranked.prefix(max(limit, selected)))
    return rows.indices.filter(kept.contains).map { rows[$0] }
  }
}
