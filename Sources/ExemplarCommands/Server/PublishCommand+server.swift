internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarPresentation
internal import ExemplarReading

extension PublishCommand {
  /// Publishes at a server, at once or at a day, one after the other.
  func publish(at server: FarDesk, on day: CalendarDay?, _ console: Console) throws {
    guard !due else {
      throw mistyped(
        "--due runs where the repository is. Name the submissions: exemplar submissions publish N")
    }
    var done: [SubmissionDocument] = []
    var refused: [(number: Int, error: CurationError)] = []
    var indexProblem: String?
    for number in numbers {
      do throws(FarRefusal) {
        let answer = try server.publish(number, on: day)
        done += answer.submissions
        indexProblem = indexProblem ?? answer.indexProblem
        if !common.json { tell(answer, day, console) }
      } catch {
        guard day == nil, let refusal = error.ofWorkflow else { throw error.stop }
        refused.append((number, refusal))
      }
    }
    if common.json { try self.answer(done, refused, indexProblem, console) }
    try tell(refused, of: numbers.count, console)
  }

  private func tell(_ answer: SubmissionsAnswer, _ day: CalendarDay?, _ console: Console) {
    for submission in answer.submissions.map(\.submission) {
      if let day {
        tell(submission, on: day, console)
      } else {
        console.answer(
          sentence(
            submission, submission.exemplar, submission.version ?? 1, answer.indexProblem))
      }
    }
  }
}
