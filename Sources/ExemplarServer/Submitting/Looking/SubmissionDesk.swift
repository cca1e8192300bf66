internal import ExemplarBundle
internal import ExemplarCuration

/// What is told of submissions over HTTP, to whoever may look at them.
struct SubmissionDesk {
  let curation: Curation
  let actor: Actor
  let sight: SubmissionSight

  /// The queue, as far as the actor sees it.
  func list(_ wish: QueueWish) throws -> (answer: OfficeAnswer, total: Int) {
    let all = try curation.submissions(wish.filter(for: actor))
      .filter { try sight.allows(actor, $0, at: curation) }
    let answer = SubmissionsAnswer(wish.page(of: all).map(curation.document))
    return (try OfficeAnswer(answer), all.count)
  }

  /// One submission with its page.
  func show(_ number: Int) throws -> OfficeAnswer {
    let page = try SubmissionPage(
      of: try dossier(number), for: actor, schools: curation.vocabularies, limits: curation.limits)
    return try OfficeAnswer(SubmissionAnswer(page))
  }

  /// What changed since the last review.
  func difference(_ number: Int) throws -> OfficeAnswer {
    try OfficeAnswer(DifferenceAnswer(of: try dossier(number), limits: curation.limits))
  }

  /// What happened.
  func log(_ number: Int) throws -> OfficeAnswer {
    let dossier = try dossier(number)
    return try OfficeAnswer(SubmissionLogAnswer(number: number, events: dossier.events))
  }

  /// What the check of the newest bag found, as `check` tells it.
  func findings(_ number: Int) throws -> OfficeAnswer {
    try OfficeAnswer(FindingsAnswer(findings: try dossier(number).findings))
  }

  /// Everything about a submission that the actor may look at.
  func dossier(_ number: Int) throws -> SubmissionDossier {
    let dossier = try curation.dossier(of: number)
    try sight.require(actor, dossier.submission, at: curation)
    return dossier
  }
}

/// What was found in a bag that was taken, in the form of `check`.
private struct FindingsAnswer: Encodable {
  let schema = 1
  let valid = true
  let checked = 1
  let findings: [Diagnostic]
}
