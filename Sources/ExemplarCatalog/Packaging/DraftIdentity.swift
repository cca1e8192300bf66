internal import ExemplarBundle

/// Whether a draft may have the id that it has, or that its title gives, in a repository.
struct DraftIdentity {
  private let id: String
  private let isGiven: Bool

  init(_ exemplar: Exemplar, _ bundle: LessonBundle) {
    id = exemplar.id
    isGiven = bundle.hasID
  }

  /// An id that only the title gave must be free; a withdrawn exemplar takes no new version.
  func findings(in repository: Repository) throws(RepositoryError) -> [Diagnostic] {
    if repository.isWithdrawn(id) {
      return [
        Diagnostic(
          .withdrawn, path: FilledRecord.path, key: "id", "“\(id)” was withdrawn.",
          remedy: "An administrator can lift the tombstone; another lesson needs another id.")
      ]
    }
    guard !isGiven, try !repository.versions(of: id).isEmpty else { return [] }
    let free = try firstFree(in: repository)
    return [
      Diagnostic(
        .exists, path: FilledRecord.path, key: "id",
        "The id “\(id)”, from the title, belongs to a published exemplar.",
        remedy: "Write “id: \(free)”; or “id: \(id)” if this is its next version.")
    ]
  }

  private func firstFree(in repository: Repository) throws(RepositoryError) -> String {
    var number = 2
    while true {
      let ending = "-\(number)"
      let candidate = String(id.prefix(Slug.lengths.upperBound - ending.count)) + ending
      if try repository.versions(of: candidate).isEmpty, !repository.isWithdrawn(candidate) {
        return candidate
      }
      number += 1
    }
  }
}

extension LessonBundle {
  /// True when the author's record has an id.
  var hasID: Bool { record["id"].map { !$0.isEmpty } ?? false }
}
