internal import ExemplarCuration

extension Move {
  /// What a person does to make the move, and the command for it: `Review it`, `exemplar submissions claim 12`.
  ///
  /// Nil for what the program does itself.
  func step(for submission: Submission) -> (title: String, command: String)? {
    let number = submission.number
    let reason = "--reason CODE --notes TEXT"
    return switch self {
    case .submit: ("Submit the next round", "exemplar submit BAG --message TEXT")
    case .claim: ("Review it", "exemplar submissions claim \(number)")
    case .release: ("Put it back", "exemplar submissions release \(number)")
    case .giveBack:
      ("Ask for changes", "exemplar submissions return \(number) \(reason) --on PLACE=NOTE")
    case .approve: ("Accept it", "exemplar submissions approve \(number)")
    case .reopen: ("Review it again", "exemplar submissions reopen \(number)")
    case .decline: ("Close it", "exemplar submissions decline \(number) \(reason)")
    case .cancel: ("Take it back", "exemplar submissions cancel \(number)")
    case .publish: ("Make it public", "exemplar submissions publish \(number)")
    case .supersede: nil
    case .withdraw: ("Take it away", "exemplar withdraw \(submission.exemplar) \(reason)")
    }
  }
}
