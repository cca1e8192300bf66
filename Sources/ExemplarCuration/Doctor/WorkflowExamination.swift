internal import ExemplarBundle
internal import ExemplarCatalog
internal import Foundation

/// Holds the submissions against the collection, and the disk against both.
struct WorkflowExamination {
  let facts: DoctorFacts
  let repository: Repository

  /// What is pending, then the submissions by number, the tokens, what programs left behind.
  func findings() -> [Diagnostic] {
    let unsettled = facts.unsettled
    let settled = facts.submissions.filter { !unsettled.contains($0.exemplar) }
    return facts.databaseFindings + facts.pending.map(pending) + settled.flatMap(state)
      + facts.tokenFindings + leftovers()
  }

  private func pending(_ event: Event) -> Diagnostic {
    DoctorCode.pending.finding(
      event.exemplar,
      "Event \(event.number) (\(event.kind.rawValue)) was announced and not confirmed.")
  }

  private func state(_ submission: Submission) -> [Diagnostic] {
    let shelf = facts.shelves.first { $0.id == submission.exemplar }
    switch submission.state {
    case .published, .superseded: return shown(submission, shelf)
    case .withdrawn:
      return shelf?.tombstone == nil && shelf?.versions.contains(submission.version ?? 0) == true
        ? [disagrees(submission, "is withdrawn, and its version is public")] : []
    default: return []
    }
  }

  private func shown(_ submission: Submission, _ shelf: DoctorFacts.Shelf?) -> [Diagnostic] {
    guard let version = submission.version else {
      return [disagrees(submission, "is \(submission.state.rawValue) and has no version")]
    }
    // A version that is gone, or withdrawn by a tombstone that no event announced, is told with the collection.
    guard let shelf, shelf.tombstone == nil, shelf.versions.contains(version),
      let newest = shelf.versions.last
    else { return [] }
    if submission.state == .superseded, version == newest {
      return [disagrees(submission, "is superseded, and its version \(version) is the newest")]
    }
    guard submission.state == .published, version < newest else { return [] }
    return [
      DoctorCode.notSuperseded.finding(
        submission.exemplar, key: "submission \(submission.number)",
        "Submission \(submission.number) is published as version \(version), and the newest is \(newest)."
      )
    ]
  }

  private func disagrees(_ submission: Submission, _ words: String) -> Diagnostic {
    DoctorCode.stateDisagrees.finding(
      submission.exemplar, key: "submission \(submission.number)",
      "Submission \(submission.number) \(words).")
  }

  private func leftovers() -> [Diagnostic] {
    let received = facts.orphans.map { name in
      DoctorCode.leftReceived.finding(
        path: ".exemplar/received/\(name)", "No submission names this received bag.")
    }
    let staging = StagingFolder.leftovers(in: repository).map { name in
      DoctorCode.leftStaging.finding(
        path: ".exemplar/staging/\(name)", "A program that ended left this behind.")
    }
    return received + staging
  }
}

extension StagingFolder {
  /// What programs that ended left: folders, and locks that lost theirs. Nothing is written to learn it.
  static func leftovers(in repository: Repository) -> [String] {
    let staging = "\(repository.stateFolder)/staging"
    // Without the folder nothing was left in it.
    let names = (try? FileManager.default.contentsOfDirectory(atPath: staging)) ?? []
    return names.filter { name in
      let isLock = name.hasSuffix(".lock")
      if isLock, names.contains(String(name.dropLast(5))) { return false }
      return isFree("\(staging)/\(name)" + (isLock ? "" : ".lock"))
    }.sorted()
  }

  /// True when no living program holds a lock, or there is none.
  private static func isFree(_ lock: String) -> Bool {
    let file = open(lock, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return true }
    defer { close(file) }
    return flock(file, LOCK_SH | LOCK_NB) == 0
  }
}
