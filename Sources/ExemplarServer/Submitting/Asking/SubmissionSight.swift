internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarVocabulary
internal import Synchronization

/// Who may look at a submission that is not public: curators and administrators at all of them, a facilitator at her
/// own and at those of her schools.
///
/// One whose token names no schools submits for all of them, and sees all of them.
final class SubmissionSight: Sendable {
  /// The school of each bag that was looked at, by the bag's digest: a bag never changes.
  private let schools = Mutex<[String: String]>([:])
  private static let most = 10_000

  /// Whether somebody may look at a submission.
  func allows(
    _ actor: Actor, _ submission: Submission, at curation: Curation
  ) throws -> Bool {
    if actor.roles.contains(.curator) || actor.roles.contains(.administrator) { return true }
    if folded(submission.actor) == folded(actor.name) { return true }
    guard actor.roles.contains(.facilitator) else { return false }
    guard let own = actor.schools else { return true }
    return try school(of: submission, at: curation).map(own.contains) ?? false
  }

  /// Throws 403 where she may not.
  func require(_ actor: Actor, _ submission: Submission, at curation: Curation) throws {
    guard try !allows(actor, submission, at: curation) else { return }
    throw CurationError(
      .notAllowed,
      "“\(actor.name)” may not look at submission \(submission.number): it is neither hers nor of one of her schools."
    )
  }

  /// Nil where its bag was erased.
  private func school(of submission: Submission, at curation: Curation) throws -> String? {
    if let known = schools.withLock({ $0[submission.digest] }) { return known }
    guard let bag = try curation.dossier(of: submission.number).newest else { return nil }
    let bundle = try LessonBundle.outline(ofBag: bag, limits: curation.limits)
    guard case .text(let name) = bundle.record["school"]?.content else { return nil }
    let school = curation.vocabularies["schools"]?.resolve(name).entry?.id ?? name
    schools.withLock { schools in
      if schools.count >= Self.most { schools = [:] }
      schools[submission.digest] = school
    }
    return school
  }
}
