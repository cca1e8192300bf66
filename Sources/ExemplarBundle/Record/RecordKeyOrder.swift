/// The order in which a record's keys are written: that of the record's own table.
enum RecordKeyOrder {
  static let keys = [
    "schema", "id", "title", "summary", "language", "school", "program", "school-year", "grades",
    "subjects", "iste", "cs-concepts", "cs-practices", "ca-cs-standards", "digital-citizenship",
    "keywords", "tools", "vocabulary", "date", "class-minutes", "prep-minutes", "devices",
    "internet", "authors", "license", "problem-of-practice", "adapted-from", "source",
    "prerequisites", "related", "artifacts", "materials", "sample",
  ]

  private static let rank = Dictionary(
    uniqueKeysWithValues: keys.enumerated().map { ($1, $0) })

  /// Known keys in their order, then the unknown ones as they stood.
  static func sorted(_ entries: [RecordEntry]) -> [RecordEntry] {
    entries.enumerated()
      .sorted {
        (rank[$0.element.key] ?? .max, $0.offset) < (rank[$1.element.key] ?? .max, $1.offset)
      }
      .map(\.element)
  }

  /// Keys whose values are numbers, dates or yes and no by their meaning: YAML's reading of them is ours.
  static let typed: Set<String> = [
    "schema", "date", "class-minutes", "prep-minutes", "internet", "sample", "consent-expires",
  ]
}
