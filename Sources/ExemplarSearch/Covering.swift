internal import ExemplarLanguage
public import ExemplarVocabulary
internal import Xapian

/// How many exemplars carry both of two values, for every pair of two fields.
public struct Coverage: Hashable, Sendable {
  /// One side: a field and its values, those that nobody has included.
  public struct Axis: Hashable, Sendable {
    public var field: Field
    public var values: [LabeledValue]
  }

  public var rows: Axis
  public var columns: Axis
  /// One list a row, one number a column.
  public var counts: [[Int]]
  /// How many exemplars there are.
  public var total: Int
}

extension IndexReader {
  /// Counts every pair of values; rows show all values, columns those that are part of no other.
  public func coverage(rows: String, columns: String) throws(SearchError) -> Coverage {
    try onOneSnapshot {
      // An empty cell says that there is no such lesson, so none may be missing.
      try self.requireShards()
      let rowField = try self.facetFields(.named([rows]), option: "--rows")[0]
      let columnField = try self.facetFields(.named([columns]), option: "--columns")[0]
      let rowValues = self.numbers(of: rowField, rootsOnly: false)
      let columnValues = self.numbers(of: columnField, rootsOnly: true)
      let counts = try rowValues.map { number in
        guard let value = self.facets.entries[number].value else { return [Int]() }
        let match = MatchRequest(
          .term(TermLayout.value(value.id, field: rowField)), weighting: .boolean, limit: 0,
          checkAtLeast: .max,
          spies: self.facetSpies([columnField]))
        let table = self.facetTable(try self.match(match).counts)
        return columnValues.map { table[$0] }
      }
      return Coverage(
        rows: .init(
          field: rowField, values: rowValues.compactMap { self.facets.entries[$0].value }),
        columns: .init(
          field: columnField, values: columnValues.compactMap { self.facets.entries[$0].value }),
        counts: counts, total: try self.database.documentCount)
    }
  }

  /// Numbers of a field's values, each followed by what is part of it.
  private func numbers(of field: Field, rootsOnly: Bool) -> [Int] {
    var own = facets.entries.indices.filter {
      facets.entries[$0].field == field.name && facets.entries[$0].value != nil
    }
    if field.naturalOrder, field.vocabulary == nil {
      own.sort { (facets.entries[$0].value?.id ?? "") < (facets.entries[$1].value?.id ?? "") }
    }
    let roots = own.filter { facets.entries[$0].parent == nil }
    guard !rootsOnly else { return roots }
    return roots.flatMap { root in [root] + own.filter { facets.entries[$0].parent == root } }
  }
}
