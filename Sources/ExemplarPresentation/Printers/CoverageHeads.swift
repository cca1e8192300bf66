internal import ExemplarVocabulary

/// Short heads for the columns of a matrix: the codes, or numbers where a code is long.
struct CoverageHeads {
  /// One for each column.
  let names: [String]
  /// In columns of the terminal, the same for all.
  let width: Int
  /// True where the heads are numbers that a legend must explain.
  let areNumbers: Bool

  /// Heads that leave room for the largest count below them.
  init(_ axis: CoverageAnswer.Axis, largest: Int) {
    let codes = axis.values.map(\.value)
    areNumbers = codes.contains { displayWidth($0) > 9 }
    names = areNumbers ? axis.values.indices.map { "(\($0 + 1))" } : codes
    width = max(3, grouped(largest).count, names.map { displayWidth($0) }.max() ?? 0)
  }

  /// True where the label says the value: `3` and `Grade 3`.
  static func isSaid(_ value: CoverageAnswer.AxisValue) -> Bool {
    let label = folded(value.label)
    let code = folded(value.value)
    return label == code || label == "grade \(code)" || label == "grades \(code)"
      || displayWidth(value.value) > 9
  }
}
