public import ExemplarSearch
internal import ExemplarVocabulary

/// Which values of two fields meet in a lesson, and which never do: the question of `coverage`.
public struct CoverageQuestion: Question {
  /// A field's name: `iste`.
  public var rows: String
  /// A field's name: `grade`.
  public var columns: String

  /// Makes a question.
  public init(rows: String = "iste", columns: String = "grade") {
    self.rows = rows
    self.columns = columns
  }

  public func answer(from reader: IndexReader) throws(SearchError) -> CoverageAnswer {
    CoverageAnswer(try reader.coverage(rows: rows, columns: columns))
  }

  public var address: QuestionAddress {
    QuestionAddress("coverage", parameters: [.init("rows", rows), .init("columns", columns)])
  }
}

extension CoverageAnswer {
  /// The counts of the index; pairs without a lesson are listed with 0.
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
