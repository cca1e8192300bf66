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
