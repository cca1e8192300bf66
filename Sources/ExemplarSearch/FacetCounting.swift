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
    let table = reader.facetTable(counts)
    let tree = reader.facetTree
    return try fields.map { field in
      let selected = query.selected(in: field)
      let own = selected.isEmpty ? table : try self.table(query, relaxed: relaxed, without: field)
      return facet(field, tree, own, selected: selected, includesEmpty: includesEmpty)
    }
  }

  /// Counts of a field's values, by number, over a question without its filter.
  private func table(
    _ query: UnderstoodQuery, relaxed: Bool, without field: Field
  ) throws -> [Int] {
    let match = MatchRequest(
      compiler.query(query, relaxed: relaxed, without: field.name), weighting: .boolean, limit: 0,
      checkAtLeast: .max, spies: reader.facetSpies([field]))
    return reader.facetTable(try reader.match(match).counts)
  }

  private func facet(
    _ field: Field, _ tree: FacetTree, _ table: [Int], selected: [String], includesEmpty: Bool
  ) -> Facet {
    let numbers = tree.numbers(of: field.name)
    let values = FacetListing(
      field: field, entries: reader.facets.entries, tree: tree, table: table, selected: selected,
      includesEmpty: includesEmpty)
    return Facet(
      field: field.name, label: field.label, missing: numbers.missing.map { table[$0] } ?? 0,
      values: values.list(numbers.roots))
  }
}

extension UnderstoodQuery {
  /// The values of a facet that were asked for.
  func selected(in field: Field) -> [String] {
    filters.first { $0.field.name == field.name }?.values ?? []
  }
}

extension IndexReader {
  /// What counts the values of some facets.
  func facetSpies(_ fields: [Field]) -> [Spy] {
    fields.compactMap { TermLayout.Slot.facet($0.name, in: self.fields).map(Spy.numbers) }
  }

  /// How many matches have each value of the facets that were counted, by the value's number.
  func facetTable(_ counts: [SpyCounts]) -> [Int] {
    var table = Array(repeating: 0, count: facets.entries.count)
    for counted in counts {
      for value in counted.numbers {
        let place = facetPlace(of: value.number)
        if place < table.count { table[place] += value.documents }
      }
    }
    return table
  }

  /// The rows of the facets that were asked for.
  func facetFields(
    _ wanted: SearchRequest.Facets, option: String = "--field"
  ) throws(SearchError) -> [Field] {
    switch wanted {
    case .none: return []
    case .all: return fields.filter { $0.kind == .facet }
    case .named(let names):
      var fields: [Field] = []
      for name in names {
        guard let field = field(named: name), field.kind == .facet else {
          let allowed = self.fields.filter { $0.kind == .facet }
          throw .option(name: option, value: name, allowed: allowed.map(\.name))
        }
        if !fields.contains(where: { $0.name == field.name }) { fields.append(field) }
      }
      return fields
    }
  }
}
