internal import ExemplarLanguage
internal import ExemplarPresentation
internal import ExemplarSearch

/// Opens the index of a repository; makes it first when there is none.
enum OpenIndex {
  /// The reader, with a remark on standard error when the index may be older than the collection.
  static func open(_ place: RepositoryPlace, _ console: Console) throws -> IndexReader {
    let folder = IndexFolder(repository: place.path)
    if folder.currentStamp() == nil { try make(place, console) }
    let reader: IndexReader
    do {
      reader = try IndexReader(folder)
    } catch {
      // Between reading the name and opening it, a rebuild may have swapped in another.
      guard case .noIndex = error else { throw error }
      reader = try IndexReader(folder)
    }
    let changed = try reader.changedSources()
    if !changed.isEmpty {
      console.remark(
        "The index may be older than the collection: \(list(changed)) changed since. Bring it up to date with: exemplar index"
      )
    }
    return reader
  }

  private static func make(_ place: RepositoryPlace, _ console: Console) throws {
    console.remark("There is no index yet; making it once.")
    var arguments = ["index", "--repository", place.path]
    if console.isQuiet { arguments.append("--quiet") }
    let status = HandOver.run(arguments)
    guard IndexFolder(repository: place.path).currentStamp() == nil else { return }
    throw Stop.trouble(
      Problem(
        code: "no-index", title: "There is no index",
        detail:
          "The index of \(place.path) could not be made (exemplar index ended with status \(status)). Try it by hand: exemplar index"
      ))
  }

  private static func list(_ names: [String]) -> String {
    let shown = names.prefix(3).joined(separator: ", ")
    return names.count > 3 ? "\(shown) and \(names.count - 3) more" : shown
  }
}
