public import ArgumentParser
internal import ExemplarLanguage
internal import ExemplarSearch
internal import ExemplarVocabulary

/// What a shell offers at the tab key for the values of options.
///
/// The names of fields are those that every repository begins with; standards, schools and exemplars come from the
/// index of the repository in reach, with their labels where the shell shows them.
extension CompletionKind {
  /// Fields whose values are counted.
  static var facets: CompletionKind { .list(facetNames) }

  /// Fields as `--not` takes them, ready for a value.
  static var exclusions: CompletionKind { .list(facetNames.map { $0 + "=" }) }

  private static var facetNames: [String] {
    [
      "iste", "concept", "practice", "standard", "citizenship", "grade", "subject", "school",
      "program", "year", "language", "devices", "internet", "has",
    ]
  }

  /// The entries of a vocabulary, such as `schools`.
  static func entries(of vocabulary: String) -> CompletionKind {
    .custom { words, _, _ in
      offered(words) { reader in
        let entries = try reader.vocabulary(named: vocabulary)?.entries ?? []
        return entries.map { described($0.id, $0.label) }
      }
    }
  }

  /// The vocabularies by name.
  static var vocabularies: CompletionKind {
    .custom { words, _, _ in offered(words) { try $0.vocabularyNames() } }
  }

  /// The ids of what is published.
  public static var exemplars: CompletionKind {
    .custom { words, _, typed in offered(words) { try $0.ids(beginning: typed, limit: 500) } }
  }

  /// Asks the index of the repository that the words so far name. Where none can be opened nothing is offered, since
  /// nobody can be told in the middle of a line; the command itself tells.
  private static func offered(
    _ words: [String], _ values: (IndexReader) throws -> [String]
  ) -> [String] {
    let place = RepositoryPlace.current(option: repository(in: words))
    guard let place, place.isRepository else { return [] }
    do { return try values(try IndexReader(IndexFolder(repository: place.path))) } catch {
      return []
    }
  }

  private static func repository(in words: [String]) -> String? {
    let named = words.firstIndex(of: "--repository").map { words.index(after: $0) }
    if let named, words.indices.contains(named) { return words[named] }
    let joined = "--repository="
    return words.last { $0.hasPrefix(joined) }.map { String($0.dropFirst(joined.count)) }
  }

  /// A value with its label in the shell's own form; bash shows none.
  private static func described(_ value: String, _ label: String) -> String {
    switch CompletionShell.requesting {
    case .zsh?: value.split(separator: ":").joined(separator: "\\:") + ":" + label
    case .fish?: value + "\t" + label
    default: value
    }
  }
}
