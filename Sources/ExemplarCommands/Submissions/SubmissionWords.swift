internal import ExemplarCuration

extension SubmissionState {
  /// `in review`
  var words: String { rawValue.replacing("-", with: " ") }
}

extension SubmissionState.Party {
  /// `the curators`, of whom any may act.
  var words: String {
    switch self {
    case .curator: "the curators"
    case .facilitator: "the facilitator"
    }
  }
}

extension Submission {
  /// Who has to act: a person where one is known.
  var turnName: String? {
    switch state {
    case .inReview: claimedBy ?? SubmissionState.Party.curator.words
    case .needsChanges: actor
    default: waitingFor?.words
    }
  }

  /// Whose turn it is, in a sentence: `It is the curators’ turn.`
  var turn: String {
    switch state {
    case .submitted: "It waits for the curators."
    case .inReview: "\(claimedBy ?? "A curator") is reviewing it."
    case .needsChanges: "It waits for \(actor), who submitted it."
    case .approved:
      publishOn.map { "It is to become public on \($0)." }
        ?? "It waits for the curators to publish it."
    case .published, .superseded, .declined, .cancelled, .withdrawn: "Nobody has to act."
    }
  }
}

extension Event.Kind {
  /// What happened, as a log tells it: `returned it`.
  var words: String {
    switch self {
    case .submit: "submitted it"
    case .replace: "replaced the bag that waited"
    case .claim: "claimed it"
    case .release: "released it"
    case .giveBack: "returned it"
    case .approve: "approved it"
    case .reopen: "opened the review again"
    case .decline: "declined it"
    case .cancel: "took it back"
    case .schedule: "set the day of publishing"
    case .publishing: "began to publish it"
    case .published: "published it"
    case .publishingAbandoned: "gave up publishing it"
    case .supersede: "a newer version took its place"
    case .withdrawing: "began to withdraw it"
    case .withdrawn: "withdrew it"
    case .lifted: "lifted the tombstone"
    case .adopted: "adopted a version that was found"
    case .imported: "imported it"
    }
  }
}
