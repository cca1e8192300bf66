internal import ExemplarCatalog
internal import ExemplarCuration
internal import HTTPTypes

/// Makes the moves that are asked for over HTTP, as the commands make them.
struct MoveDesk {
  let curation: Curation
  let actor: Actor

  /// What a move has a use for.
  static func members(of move: Move) -> [MoveBody.Member] {
    switch move {
    case .giveBack, .decline: [.reason, .notes, .on]
    case .publish: [.date]
    case .withdraw: [.reason, .notes, .on, .lift]
    default: [.notes]
    }
  }

  /// Makes a move with a submission.
  func make(_ move: Move, _ number: Int, _ body: MoveBody) throws -> OfficeAnswer {
    if move == .publish { return try publish(number, on: body.date) }
    var reason: Reason?
    if move == .giveBack || move == .decline {
      let bag = try curation.dossier(of: number).newest
      reason = try body.reason(in: bag, limits: curation.limits)
    }
    let submission = try curation.move(
      move, number, by: actor, reason: reason, notes: body.notes)
    return try OfficeAnswer(SubmissionAnswer(curation.document(of: submission)))
  }

  /// Publishes, or sets the day.
  private func publish(_ number: Int, on day: CalendarDay?) throws -> OfficeAnswer {
    if let day {
      let submission = try curation.schedule(number, on: day, by: actor)
      return try OfficeAnswer(SubmissionsAnswer([curation.document(of: submission)]))
    }
    let outcomes = try curation.publish([number], by: actor)
    for outcome in outcomes {
      if case .refused(let error) = outcome.result { throw error }
    }
    let submission = try curation.submission(number)
    return try OfficeAnswer(
      SubmissionsAnswer(
        [curation.document(of: submission)],
        indexProblem: outcomes.lazy.compactMap(\.indexProblem).first))
  }

  /// Takes an exemplar from the public, or lifts its tombstone.
  func withdraw(_ id: String, _ body: MoveBody, in repository: Repository) throws -> OfficeAnswer {
    let versions = try repository.versions(of: id)
    if body.lifts {
      try curation.lift(id, by: actor, notes: body.notes)
      return try OfficeAnswer(LiftAnswer(id: id, versions: try repository.versions(of: id)))
    }
    let bag = versions.last.map { repository.bagFolder(of: id, version: $0) }
    let reason = try body.reason(in: bag, limits: curation.limits)
    guard let reason else { throw CurationError.reasonMissing }
    let report = try curation.withdraw(id, by: actor, reason: reason)
    return try OfficeAnswer(WithdrawalAnswer(report))
  }
}

extension CurationError {
  fileprivate static var reasonMissing: CurationError {
    let codes = Reason.Code.allCases.map(\.rawValue).joined(separator: ", ")
    return CurationError(
      .reasonMissing,
      "To withdraw needs a reason and notes for the person who reads it. The codes are \(codes).")
  }
}
