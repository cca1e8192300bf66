internal import ExemplarLanguage
internal import ExemplarPresentation
internal import ExemplarSearch

/// Opens the index of a repository; makes it first when there is none, and anew when it is that of an older release.
enum OpenIndex {
  /// The reader, with a remark on standard error when the index may be older than the collection.
  static func open(_ place: RepositoryPlace, _ console: Console) throws -> IndexReader {
    let reader = try reader(place, console)
    let changed = try reader.onOpenedSnapshot { try reader.changedSources() }
    if !changed.isEmpty {
      console.remark(
        "The index may be older than the collection: \(list(changed)) changed since. Bring it up to date with: exemplar index"
      )
    }
    for file in try reader.unusedFiles() {
      console.remark(
        "The \(file.kind.rawValue) of the index are not used, because \(file.path) \(file.reason). Answers are the same and take longer. Write them anew with: exemplar index"
      )
    }
    return reader
  }

  /// The reader; without an index that can be read, after one was made.
  private static func reader(_ place: RepositoryPlace, _ console: Console) throws -> IndexReader {
    let folder = IndexFolder(repository: place.path)
    do { return try IndexReader.newest(in: folder) } catch {
      guard let remark = error.whyMade else { throw error }
      console.remark(remark)
    }
    let status = make(place, console)
    do { return try IndexReader.newest(in: folder) } catch {
      guard error.whyMade != nil else { throw error }
      throw Stop.trouble(
        Problem(
          code: error.code, title: error.title,
          detail:
            "The index of \(place.path) could not be made (exemplar index ended with status \(status)). Try it by hand: exemplar index"
        ))
    }
  }

  /// Runs `exemplar index`; its exit status.
  private static func make(_ place: RepositoryPlace, _ console: Console) -> Int32 {
    var arguments = ["index", "--repository", place.path]
    if console.isQuiet { arguments.append("--quiet") }
    return HandOver.run(arguments, quietly: console.isQuiet)
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }
}

extension SearchError {
  /// The remark with which a search makes the index by itself; nil where that would not help, or might do harm.
  fileprivate var whyMade: String? {
    switch self {
    case .noIndex: "There is no index yet; making it once."
    case .olderIndex: "The index is that of an older release; making it anew once."
    default: nil
    }
  }
}
