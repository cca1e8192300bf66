package import ExemplarBundle
internal import ExemplarCatalog

/// The sentences of the workflow's errors, in one place.
extension CurationError {
  static func unknownSubmission(_ number: Int) -> CurationError {
    CurationError(
      .unknownSubmission,
      "There is no submission \(number). See them all with: exemplar submissions list")
  }

  static func unknownExemplar(_ id: String) -> CurationError {
    CurationError(
      .unknownExemplar, "No exemplar “\(id)” is published. Look for it with: exemplar search")
  }

  static func erased(_ number: Int) -> CurationError {
    CurationError(
      .erased,
      "The bag of submission \(number) was erased; its log remains: exemplar submissions log \(number)"
    )
  }

  static let noCurator = CurationError(
    .noCurator,
    "This repository has no curator, so nobody can review or publish. Name one under “curators” in index/repository.yaml."
  )

  /// The move is not in the table for the state the submission is in.
  static func notOpen(_ move: Move, _ submission: Submission) -> CurationError {
    let state = submission.state
    let who = submission.claimedBy.map { ", claimed by “\($0)”" } ?? ""
    let open = state.openMoves.filter { $0 != .supersede }.map(\.rawValue)
    let moves =
      open.isEmpty
      ? "No move is open in this state." : "Open moves: \(open.joined(separator: ", "))."
    return CurationError(
      .moveNotOpen,
      "Submission \(submission.number) cannot be \(move.participle): it is “\(state.rawValue)”\(who). \(moves)"
    )
  }

  /// The move is in the table, and not for this person.
  static func notAllowed(
    _ move: Move, _ rule: MoveRule, _ submission: Submission?, _ actor: Actor
  ) -> CurationError {
    let what = submission.map { "submission \($0.number)" } ?? "it"
    let who =
      switch rule.by {
      case .facilitator: "a facilitator"
      case .submitter: "“\(submission?.actor ?? "")”, who submitted it"
      case .curator: "a curator"
      case .claimant: "“\(submission?.claimedBy ?? "")”, the curator who claimed it"
      case .claimantNotSubmitter:
        submission.map { isSame($0.actor, actor.name) } == true
          ? "another curator than the person who submitted it"
          : "“\(submission?.claimedBy ?? "")”, the curator who claimed it"
      case .consequence: "the program itself"
      }
    return CurationError(
      .notAllowed, "“\(actor.name)” may not \(move.rawValue) \(what): only \(who) may.")
  }

  static func reasonMissing(_ move: Move) -> CurationError {
    let codes = Reason.Code.allCases.map(\.rawValue).joined(separator: ", ")
    return CurationError(
      .reasonMissing,
      "To \(move.rawValue) needs a reason and notes for the person who reads it: --reason CODE --notes TEXT. The codes are \(codes)."
    )
  }

  /// Content with errors: all its findings, and the first in words.
  package static func notValid(_ what: String, _ findings: [Diagnostic]) -> CurationError {
    let errors = findings.filter { $0.severity == .error }
    let count = errors.count == 1 ? "1 error" : "\(errors.count) errors"
    let first = errors.first.map { ": \($0.summary)" } ?? "."
    return CurationError(
      .notValid, "“\(what)” was not taken, because of \(count)\(first)", findings: findings)
  }

  /// Somebody else's submission of the exemplar, or one that is past replacing.
  static func openSubmission(_ open: Submission, by actor: Actor) -> CurationError {
    let number = open.number
    let what: String
    switch open.state {
    case .submitted where isSame(open.actor, actor.name):
      what =
        "it waits for a curator. Put this bag in its place with --replace, or take it back with: exemplar submissions cancel \(number)"
    case .submitted, .needsChanges:
      what =
        "“\(open.actor)” submitted it and has to go on with it, or take it back with: exemplar submissions cancel \(number)"
    case .inReview:
      what = "“\(open.claimedBy ?? "")” is reviewing it. Wait for the review, or ask for its return"
    default:
      what =
        "it is approved and about to become public. Wait for that, or ask a curator to reopen it"
    }
    return CurationError(
      .openSubmission, "“\(open.exemplar)” is under way as submission \(number): \(what).")
  }

  static func notFacilitator(_ actor: Actor) -> CurationError {
    CurationError(
      .notAllowed,
      "“\(actor.name)” may not submit: only a facilitator may. \(actor.whoGives(.facilitator))"
    )
  }

  static func stillPending(_ number: Int) -> CurationError {
    CurationError(
      .locked,
      "Submission \(number) is being published or withdrawn and that does not end. Look with: exemplar doctor"
    )
  }

  static func alreadyWithdrawn(_ id: String) -> CurationError {
    CurationError(.withdrawn, "“\(id)” is withdrawn already.")
  }

  static func notWithdrawn(_ id: String) -> CurationError {
    CurationError(
      .unknownExemplar, "“\(id)” has no tombstone, so there is nothing to lift.")
  }

  static func notCurator(_ actor: Actor, _ verb: String) -> CurationError {
    CurationError(
      .notAllowed,
      "“\(actor.name)” may not \(verb): only a curator may. \(actor.whoGives(.curator))"
    )
  }

  static func notAdministrator(_ actor: Actor, _ verb: String) -> CurationError {
    CurationError(
      .notAllowed,
      "“\(actor.name)” may not \(verb): only an administrator may. \(actor.whoGives(.administrator))"
    )
  }

  /// The bag in `received/` is whole and is another one than was reviewed.
  static func changedBag(_ submission: Submission, _ folder: String) -> CurationError {
    CurationError(
      .notValid,
      "The bag of submission \(submission.number) is not the one that was reviewed; “\(folder)” was changed. Reopen the submission and return it."
    )
  }

  static func versionTaken(_ id: String, _ version: Int) -> CurationError {
    CurationError(
      .system,
      "“\(id)” has another version \(version) meanwhile. Publish again: it becomes the next one.")
  }

  static func pastDay(_ day: CalendarDay, _ today: CalendarDay) -> CurationError {
    CurationError(
      .badDay, "\(day) is over: today is \(today). Name a day from today on, or publish at once.")
  }

  static func wrongSchool(_ actor: Actor, _ school: String, published: Bool) -> CurationError {
    let schools = (actor.schools ?? []).sorted().map { "“\($0)”" }.joined(separator: ", ")
    return CurationError(
      .notAllowed,
      "“\(actor.name)” may submit for \(schools) only, and this exemplar \(published ? "is published by" : "is of") “\(school)”. Ask a facilitator of that school."
    )
  }

  static func withdrawn(_ id: String) -> CurationError {
    CurationError(
      .withdrawn,
      "“\(id)” was withdrawn and takes no submission. An administrator can lift that: exemplar withdraw \(id) --lift"
    )
  }
}

extension Move {
  /// `claimed`, as in “cannot be claimed”.
  var participle: String {
    switch self {
    case .submit: "submitted again"
    case .claim: "claimed"
    case .release: "released"
    case .giveBack: "returned"
    case .approve: "approved"
    case .reopen: "reopened"
    case .decline: "declined"
    case .cancel: "cancelled"
    case .publish: "published"
    case .supersede: "superseded"
    case .withdraw: "withdrawn"
    }
  }
}

extension Actor {
  /// Where a role that somebody lacks comes from.
  fileprivate func whoGives(_ role: Role) -> String {
    token == nil
      ? "They are listed under “\(role.rawValue)s” in index/repository.yaml."
      : "This token has not that role; an administrator can make one that has: exemplar token create NAME --role \(role.rawValue)"
  }
}
