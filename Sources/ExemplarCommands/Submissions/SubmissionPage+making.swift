internal import ExemplarBundle
internal import ExemplarCatalog
internal import ExemplarCuration
internal import ExemplarVocabulary
internal import Foundation

extension SubmissionPage {
  /// Decides what a page says to somebody.
  ///
  /// - Throws: `BundleError`, where a bag cannot be read.
  init(
    of dossier: SubmissionDossier, for actor: Actor, schools: Vocabularies,
    limits: Limits = .standard
  ) throws(BundleError) {
    let submission = dossier.submission
    let lastReturn = dossier.events.last { $0.kind == .giveBack }
    let isAnswered = lastReturn.map { $0.bag != submission.digest } ?? true
    self.submission = submission
    isOverdue = dossier.isOverdue
    folder = dossier.newest
    findings = dossier.findings
    moves = submission.moves(openTo: actor).map { Next($0, submission) }
    messages = Self.messages(dossier, without: lastReturn)
    (school, comparedWith, difference, returned) = (nil, nil, nil, nil)
    if let newest = dossier.newest {
      school = Self.school(try LessonBundle.outline(ofBag: newest, limits: limits), schools)
      if isAnswered {
        comparedWith = dossier.reviewedAs
        difference = try Difference(from: dossier.reviewed, to: newest, limits: limits)
      }
    }
    if submission.state.isOpen, let lastReturn {
      let isSince = isAnswered && dossier.reviewedAs?.hasPrefix("round") == true
      returned = Self.returned(lastReturn, isSince ? difference : nil)
    }
  }

  private static func school(_ bundle: LessonBundle, _ vocabularies: Vocabularies) -> String? {
    guard case .text(let name) = bundle.record["school"]?.content else { return nil }
    return vocabularies["schools"]?.resolve(name).entry?.label ?? name
  }

  private static func returned(_ event: Event, _ difference: Difference?) -> Returned? {
    guard let reason = event.reason else { return nil }
    return Returned(
      actor: event.actor, time: event.time, reason: reason.code, notes: reason.notes,
      points: reason.points.map { point in
        Point(
          place: point.place, note: point.note,
          isChanged: difference.map { $0.touches(point.place) })
      })
  }

  /// What people wrote, oldest first; the last return stands in a place of its own while it matters.
  private static func messages(_ dossier: SubmissionDossier, without last: Event?) -> [Message] {
    dossier.events.compactMap { event in
      let isApart = event.number == last?.number && dossier.submission.state.isOpen
      let text = event.reason?.notes ?? event.notes ?? ""  // Empty where it was erased.
      guard !isApart, event.kind != .schedule, !text.isEmpty else { return nil }
      let reason = event.reason.map { " (\($0.code.rawValue))" } ?? ""
      return Message(
        actor: event.actor, time: event.time, act: event.kind.words + reason, text: text)
    }
  }
}

extension SubmissionPage.Next {
  init(_ move: Move, _ submission: Submission) {
    let number = submission.number
    self.move = move
    let reason = "--reason CODE --notes TEXT"
    switch move {
    case .submit: (title, command) = ("Submit the next round", "exemplar submit BAG --message TEXT")
    case .claim: (title, command) = ("Review it", "exemplar submissions claim \(number)")
    case .release: (title, command) = ("Put it back", "exemplar submissions release \(number)")
    case .giveBack:
      (title, command) = (
        "Ask for changes", "exemplar submissions return \(number) \(reason) --on PLACE=NOTE"
      )
    case .approve: (title, command) = ("Accept it", "exemplar submissions approve \(number)")
    case .reopen: (title, command) = ("Review it again", "exemplar submissions reopen \(number)")
    case .decline:
      (title, command) = ("Close it", "exemplar submissions decline \(number) \(reason)")
    case .cancel: (title, command) = ("Take it back", "exemplar submissions cancel \(number)")
    case .publish:
      (title, command) = ("Make it public", "exemplar submissions publish \(number)")
    case .supersede: (title, command) = ("", "")
    case .withdraw:
      (title, command) = ("Take it away", "exemplar withdraw \(submission.exemplar) \(reason)")
    }
  }
}
