internal import ExemplarCatalog

extension Curation {
  /// Publishes every approved submission whose day has come, in the name of the curator who set the day.
  ///
  /// For a program that runs unattended: the decision was made, by somebody who might make it, when the day was set.
  /// Those with a number in `except` are left alone.
  /// ```swift
  /// try curation.schedule(3, on: monday, by: ana)
  /// try curation.publishDue(except: [])   // on Monday: [.published(id: "paper-circuits", …)], by Ana
  /// ```
  public func publishDue(except: Set<Int>) throws(CurationError) -> [PublishingOutcome] {
    let today = localDay.description
    let due = try submissions(SubmissionFilter(states: [.approved])).filter { submission in
      !except.contains(submission.number) && submission.publishOn.map { $0 <= today } ?? false
    }
    var numbers: [String: [Int]] = [:]
    for submission in due {
      guard let event = try events(of: submission.number).last(where: { $0.kind == .schedule })
      else { continue }
      numbers[event.actor, default: []].append(submission.number)
    }
    var outcomes: [PublishingOutcome] = []
    for (name, numbers) in numbers.sorted(by: { $0.key < $1.key }) {
      outcomes += try publish(numbers, by: Actor(name, roles: [.curator]))
    }
    return outcomes
  }
}
