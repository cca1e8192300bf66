/// The entries of the vocabulary of grades that cover no others, in their order: gathered once for all that is read.
final class SingleGrades: Sendable {
  let entries: [VocabularyEntry]
  /// The place of each id among them.
  let positions: [String: Int]

  init(_ all: [VocabularyEntry]) {
    entries = all.filter(\.covers.isEmpty)
    positions = Dictionary(
      entries.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
