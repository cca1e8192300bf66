internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

/// Counts facets over all matches. A facet's counts ignore that facet's own selection, so that the alternatives stay
/// visible: one more query for each facet that has one.
struct FacetCounting {
  let reader: IndexReader
  let compiler: QueryCompiler

  /// The facets of a question; `counts` are those of the question as it is.
  func facets(
    _ fields: [Field], _ query: UnderstoodQuery, relaxed: Bool, counts: [SpyCounts],
    includesEmpty: Bool
  ) throws -> [Facet] {
    let table = ordinals(counts)
    let (numbers, children) = numbers()
    return try fields.map { field in
      let selected = query.filters.first { $0.field.name == field.name }?.values ?? []
      let own =
        selected.isEmpty ? table : try self.table(query, relaxed: relaxed, without: field.name)
      return facet(
        field, numbers.first { $0.field == field.name } ?? Numbers(field: field.name), children,
        own, selected: selected,
        includesEmpty: includesEmpty)
    }
  }

  /// Counts of all values, by number, over a question without one field's filter.
  private func table(
    _ query: UnderstoodQuery, relaxed: Bool, without field: String
  ) throws -> [Int] {
    let match = MatchRequest(
      compiler.query(query, relaxed: relaxed, without: field), weighting: .boolean, limit: 0,
      checkAtLeast: .max,
      spies: [.ordinals(slot: TermLayout.Slot.facets, count: reader.facets.entries.count)])
    return ordinals(try reader.database.match(match).counts)
  }

  private func ordinals(_ counts: [SpyCounts]) -> [Int] {
    counts.first?.ordinals ?? Array(repeating: 0, count: reader.facets.entries.count)
  }

  /// The numbers of one field's values that are part of no other, and of its mark for saying nothing.
  private struct Numbers {
    var field: String
    var missing: Int?
    var roots: [Int] = []
  }

  /// The numbers of all fields, and of what is part of each value, in one walk over the dictionary.
  ///
  /// Arrays and no dictionaries: there are a dozen fields, and this runs once in the life of a process.
  private func numbers() -> (fields: [Numbers], children: [[Int]]) {
    let entries = reader.facets.entries
    var fields: [Numbers] = []
    var children = [[Int]](repeating: [], count: entries.count)
    for number in entries.indices {
      let entry = entries[number]
      if entry.value != nil, let parent = entry.parent {
        children[parent].append(number)
        continue
      }
      var place = fields.count - 1
      while place >= 0, fields[place].field != entry.field { place -= 1 }
      if place < 0 {
        fields.append(Numbers(field: entry.field))
        place = fields.count - 1
      }
      if entry.value == nil {
        fields[place].missing = number
      } else {
        fields[place].roots.append(number)
      }
    }
    return (fields, children)
  }

  private func facet(
    _ field: Field, _ numbers: Numbers, _ children: [[Int]], _ table: [Int],
    selected: [String], includesEmpty: Bool
  ) -> Facet {
    let values = numbers.roots.map { value($0, table, children, selected) }
    return Facet(
      field: field.name, label: field.label, missing: numbers.missing.map { table[$0] } ?? 0,
      values: ordered(listed(values, includesEmpty: includesEmpty), field))
  }

  private func value(
    _ number: Int, _ table: [Int], _ children: [[Int]], _ selected: [String]
  ) -> FacetValue {
    let inner = children[number].map { value($0, table, children, selected) }
    let entry = reader.facets.entries[number].value
    let present = inner.filter { $0.count > 0 }
    let isSelected =
      selected.contains(entry?.id ?? "")
      || (inner.contains(where: \.selected) && present.allSatisfy(\.selected)
        && inner.count { $0.selected } >= min(3, inner.count)
        && reader.facets.entries[number].field == "grade")
    return FacetValue(
      value: entry?.id ?? "", scheme: entry?.scheme, label: entry?.label ?? "",
      labelEs: entry?.labelEs, count: table[number], selected: isSelected, children: inner)
  }

  /// Without values that nobody has, unless they are selected or wanted.
  private func listed(_ values: [FacetValue], includesEmpty: Bool) -> [FacetValue] {
    values.compactMap { value in
      var value = value
      value.children = listed(value.children, includesEmpty: includesEmpty)
      let isWanted =
        includesEmpty || value.count > 0 || value.selected || !value.children.isEmpty
      return isWanted ? value : nil
    }
  }

  /// Natural order is the vocabulary's; values without one (years) go by their id; the others by count, then label.
  private func ordered(_ values: [FacetValue], _ field: Field) -> [FacetValue] {
    if field.naturalOrder {
      return field.name == "year" ? values.sorted { $0.value < $1.value } : values
    }
    return values.map { value in
      var value = value
      value.children = ordered(value.children, field)
      return value
    }.sorted { ($1.count, $0.label, $0.value) < ($0.count, $1.label, $1.value) }
  }
}

extension IndexReader {
  /// The rows of the facets that were asked for.
  func facetFields(
    _ wanted: SearchRequest.Facets, option: String = "--field"
  ) throws(SearchError) -> [Field] {
    let all = fields.filter { $0.kind == .facet }
    switch wanted {
    case .none: return []
    case .all: return all
    case .named(let names):
      var fields: [Field] = []
      for name in names {
        guard let field = field(named: name), field.kind == .facet else {
          throw .option(name: option, value: name, allowed: all.map(\.name))
        }
        if !fields.contains(field) { fields.append(field) }
      }
      return fields
    }
  }
}
