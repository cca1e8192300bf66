internal import ExemplarPresentation
internal import ExemplarSearch
internal import ExemplarVocabulary

extension SearchPage {
  /// The page of an answer.
  init(_ results: Results, _ request: SearchRequest, tookMs: Double) {
    self.init(
      query: QueryEcho(
        q: request.text, understood: results.query.summary, terms: results.query.searchedWords,
        filters: results.query.understoodFilters, expanded: results.query.expanded,
        warnings: results.query.warnings),
      total: results.total, page: request.page, perPage: request.perPage, hits: results.hits,
      facets: results.facets, suggestion: results.suggestion, relaxed: results.relaxed,
      withAllWords: results.withAllWords, without: results.without, unknown: results.unknown,
      index: IndexStamp(revision: results.revision, exemplars: results.exemplars), tookMs: tookMs)
  }
}

extension CoverageAnswer {
  /// The matrix of an answer.
  init(_ coverage: Coverage) {
    func axis(_ axis: Coverage.Axis) -> Axis {
      Axis(
        field: axis.field.name, label: axis.field.label,
        values: axis.values.map { AxisValue(value: $0.id, label: $0.label) })
    }
    var cells: [Cell] = []
    for (row, counts) in zip(coverage.rows.values, coverage.counts) {
      for (column, count) in zip(coverage.columns.values, counts) {
        cells.append(Cell(row: row.id, column: column.id, count: count))
      }
    }
    self.init(
      rows: axis(coverage.rows), columns: axis(coverage.columns), cells: cells,
      total: coverage.total)
  }
}
