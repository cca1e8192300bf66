/// Reads grade expressions by one vocabulary.
///
/// The single grades are the entries that cover nothing; their order in the vocabulary is their order.
struct GradeReader {
  let vocabulary: Vocabulary
  let grades: [VocabularyEntry]
  private let positions: [String: Int]

  /// Prepares to read by the vocabulary of grades.
  init(_ vocabulary: Vocabulary) {
    self.vocabulary = vocabulary
    let single = vocabulary.singleGrades
    grades = single.entries
    positions = single.positions
  }

  typealias Reading = (positions: Set<Int>, entry: VocabularyEntry?)

  /// A range, a name, or a list of both.
  func read(_ text: GradeText) throws(ValueError) -> Reading {
    if let reading = try one(text) { return reading }
    let pieces = stripped(text).pieces()
    guard pieces.count > 1 else { throw unknown(pieces.first ?? text) }
    var all: Set<Int> = []
    for piece in pieces {
      guard let reading = try one(piece) else { throw unknown(piece) }
      all.formUnion(reading.positions)
    }
    return (all, nil)
  }

  /// A range or a name, or nil.
  private func one(_ text: GradeText) throws(ValueError) -> Reading? {
    if let range = try range(text) { return (Set(range), nil) }
    return try name(text)
  }

  // MARK: - Ranges

  private static let closed = [
    "...", "..", "-", " to ", " through ", " thru ", " a ", " al ", " hasta ",
  ]

  private func range(_ text: GradeText) throws(ValueError) -> ClosedRange<Int>? {
    let text = stripped(text)
    for separator in Self.closed {
      for (left, right) in text.halves(at: separator) {
        guard let ends = ends(left, right, open: separator.hasPrefix("..")) else { continue }
        guard ends.first <= ends.last else {
          let proposal = "\(grades[ends.last].id)-\(grades[ends.first].id)"
          throw .falling(text.written, vocabulary.kind, proposal: proposal)
        }
        return ends.first...ends.last
      }
    }
    return nil
  }

  /// The two ends; an open range goes on to the first or the last grade.
  private func ends(_ left: GradeText, _ right: GradeText, open: Bool) -> (first: Int, last: Int)? {
    if open, left.isEmpty, let last = grade(right) { return (0, last) }
    if open, right.isEmpty, let first = grade(left) { return (first, grades.count - 1) }
    guard let first = grade(left), let last = grade(right) else { return nil }
    return (first, last)
  }

  // MARK: - Names

  /// The grades of a grade, band or level, or nil where nothing is called so.
  private func name(_ text: GradeText) throws(ValueError) -> Reading? {
    for candidate in [text, stripped(text)] {
      switch vocabulary.resolve(candidate.folded) {
      case .found(let entry, _): return (covered(by: entry), entry)
      case .ambiguous(let entries, let reason):
        throw .ambiguous(candidate.written, vocabulary.kind, entries: entries, reason: reason)
      case .unknown: continue
      }
    }
    return grade(text).map { ([$0], grades[$0]) }
  }

  /// The position of one single grade: `K`, `third`, `3er grado`, `grade 03`.
  private func grade(_ text: GradeText) -> Int? {
    let text = stripped(text)
    if let entry = vocabulary.resolve(text.folded).entry { return positions[entry.id] }
    let digits = text.folded.drop { $0 == "0" }.prefix { $0.isASCII && $0.isNumber }
    guard !digits.isEmpty, Self.ordinals.contains(String(text.folded.suffix(from: digits.endIndex)))
    else { return nil }
    return positions[String(digits)]
  }

  private func covered(by entry: VocabularyEntry) -> Set<Int> {
    Set((entry.covers.isEmpty ? [entry.id] : entry.covers).compactMap { positions[$0] })
  }

  private func unknown(_ text: GradeText) -> ValueError {
    .unknown(text.written, vocabulary.kind, nearest: vocabulary.nearest(text.folded))
  }

  // MARK: - Words around a grade

  private func stripped(_ text: GradeText) -> GradeText {
    text.without(leading: Self.leading, trailing: Self.trailing)
  }

  /// What may follow a number, in English or Spanish; `º` folds to `o`.
  private static let ordinals: Set<String> = [
    "", "st", "nd", "rd", "th", "o", "er", "ero", "ro", "do", "to", "mo", "vo", "no", ".o",
    ".er",
    "°",
  ]
  private static let leading: Set<String> = [
    "grade", "grades", "gr", "gr.", "grado", "grados", "from", "de", "desde", "los", "the",
  ]
  private static let trailing: Set<String> = [
    "grade", "grades", "grader", "graders", "grado", "grados",
  ]
}
