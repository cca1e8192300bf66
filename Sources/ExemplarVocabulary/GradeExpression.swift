/// One written grade, band, level, range or list, and the grades it stands for.
///
/// ```swift
/// try GradeExpression("6th-8th", in: grades).grades         // ["6", "7", "8"]
/// try GradeExpression("K, 2 and 3", in: grades).grades      // ["K", "2", "3"]
/// try GradeExpression("high school", in: grades).grades     // ["9", "10", "11", "12"]
/// try GradeExpression("8-6", in: grades)                    // throws .falling
/// ```
///
/// A range always wins over an alias, and a whole name over a list. Ranges are written `3-5`, `3..5`,
/// `3 to 5`, `..2` or `9..`; lists with commas, `/` (a combination class), `and` or `y`. A range rises, and
/// both its ends are single grades.
public struct GradeExpression: Hashable, Sendable {
  /// How many scalars are read: all grades written out take fewer.
  static let longest = 400

  /// As it was written.
  public let written: String
  /// The ids of the grades, each once, in their order.
  public let grades: [String]
  /// The one grade, band or level it names, where it is neither a range nor a list.
  public let entry: VocabularyEntry?

  /// Reads an expression by the vocabulary of grades.
  public init(_ text: String, in vocabulary: Vocabulary) throws(ValueError) {
    let reader = GradeReader(vocabulary)
    if text.unicodeScalars.count > Self.longest {
      throw .unknown(text, vocabulary.kind, nearest: [])
    }
    let words = GradeText(text)
    if words.isEmpty { throw .empty(vocabulary.kind) }
    let (positions, entry) = try reader.read(words)
    written = text
    grades = positions.sorted().map { reader.grades[$0].id }
    self.entry = entry
  }
}
