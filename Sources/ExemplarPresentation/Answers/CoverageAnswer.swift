/// How many lessons there are for each pair of values of two fields: the answer of `coverage`.
///
/// The empty cells are what a curator looks for.
public struct CoverageAnswer: Hashable, Sendable {
  /// One side of the matrix.
  public struct Axis: Hashable, Sendable, Codable {
    /// The field's name: `grade`.
    public var field: String
    /// What a reader sees: `Grade`.
    public var label: String
    /// In the order they are shown.
    public var values: [AxisValue]

    /// Makes an axis.
    public init(field: String, label: String, values: [AxisValue]) {
      self.field = field
      self.label = label
      self.values = values
    }
  }

  /// One row or column.
  public struct AxisValue: Hashable, Sendable, Codable {
    /// The value's id: `3-5`.
    public var value: String
    public var label: String

    /// Makes a value.
    public init(value: String, label: String) {
      self.value = value
      self.label = label
    }
  }

  /// The number of lessons that have both values.
  public struct Cell: Hashable, Sendable, Codable {
    /// A value of the rows.
    public var row: String
    /// A value of the columns.
    public var column: String
    public var count: Int

    /// Makes a cell.
    public init(row: String, column: String, count: Int) {
      self.row = row
      self.column = column
      self.count = count
    }
  }

  public var rows: Axis
  public var columns: Axis
  /// Row by row; a pair that is not listed counts 0.
  public var cells: [Cell]
  /// How many lessons were counted; one lesson may stand in several cells.
  public var total: Int

  /// Makes an answer.
  public init(rows: Axis, columns: Axis, cells: [Cell], total: Int) {
    self.rows = rows
    self.columns = columns
    self.cells = cells
    self.total = total
  }
}

extension CoverageAnswer: Codable {
  private enum Key: String, CodingKey {
    case schema, rows, columns, cells, total
  }

  /// Writes the answer of schema 1.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(AnswerJSON.schema, forKey: .schema)
    try container.encode(rows, forKey: .rows)
    try container.encode(columns, forKey: .columns)
    try container.encode(cells, forKey: .cells)
    try container.encode(total, forKey: .total)
  }

  /// Reads an answer of schema 1.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    try container.requireSchema(.schema)
    self.init(
      rows: try container.decode(Axis.self, forKey: .rows),
      columns: try container.decode(Axis.self, forKey: .columns),
      cells: try container.decode([Cell].self, forKey: .cells),
      total: try container.decode(Int.self, forKey: .total))
  }
}
