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

  /// The entries of a vocabulary, such as `schools`: by id, else by the name that begins as typed.
  static func entries(of vocabulary: String) -> CompletionKind {
    .custom { words, index, _ in
      offered(words) { reader in
        let entries = try reader.vocabulary(named: vocabulary)?.entries ?? []
        let typed = TypedLine(words, at: index).current
        return entries.flatMap { entry in
          let id = ShellWord.listed(entry.id, entry.label, by: shell)
          guard !folded(entry.id).hasPrefix(folded(typed)) else { return [id] }
          let names = [entry.label, entry.labelEs].compactMap { $0 }.lazy
          let end = names.compactMap { TitleEnd(of: $0, typed: [], typed)?.text }.first
          return [id] + (end.map { [ShellWord.listed($0, entry.id, by: shell)] } ?? [])
        }
      }
    }
  }

  /// The vocabularies by name.
  static var vocabularies: CompletionKind {
    .custom { words, _, _ in
      offered(words) { try $0.vocabularyNames().map { ShellWord.listed($0, by: shell) } }
    }
  }

  /// The ids of what is published.
  public static var exemplars: CompletionKind {
    .custom { words, _, typed in
      offered(words) {
        try $0.ids(beginning: ShellWord.plain(typed), limit: 500).map {
          ShellWord.listed($0, by: shell)
        }
      }
    }
  }

  /// Words of a question.
  static var words: CompletionKind {
    .custom { words, index, _ in
      offered(words) {
        try WordCompletion(TypedLine(words, at: index), by: shell).completions(from: $0)
      }
    }
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
    let option = "--repository"
    if let place = words.firstIndex(of: option) {
      // Bash makes `--repository=DIR` into three words.
      let next = words[(place + 1)...].first { $0 != "=" }
      return next.map(ShellWord.plain)
    }
    return words.last { $0.hasPrefix(option + "=") }.map {
      ShellWord.plain(String($0.dropFirst(option.count + 1)))
    }
  }

  /// Whose script asks; where none says so, the words are for bash, which takes the most care.
  private static var shell: ShellWord.Shell {
    switch CompletionShell.requesting {
    case .zsh?: .zsh
    case .fish?: .fish
    default: .bash
    }
  }
}
