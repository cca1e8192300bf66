public import ExemplarBundle
public import ExemplarCatalog
internal import ExemplarVocabulary
internal import Foundation

extension SubmissionPage {
  /// Decides what a page says to somebody.
  ///
  /// ```swift
  /// let page = try SubmissionPage(of: curation.dossier(of: 12), for: ana, schools: vocabularies)
  /// page.moves   // [.claim]
  /// ```
  /// - Throws: `BundleError`, where a bag cannot be read.
  public init(
    of dossier: SubmissionDossier, for actor: Actor, schools: Vocabularies,
    limits: Limits = .standard
  ) throws(BundleError) {
    let submission = dossier.submission
    let lastReturn = dossier.events.last { $0.kind == .giveBack }
    let isAnswered = lastReturn.map { $0.bag != submission.digest } ?? true
    self.init(
      document: SubmissionDocument(submission, isOverdue: dossier.isOverdue),
      findings: dossier.findings, messages: Self.messages(dossier, without: lastReturn),
      moves: submission.moves(openTo: actor))
    folder = dossier.newest
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
      actor: event.actor, time: event.time.wholeSecond, reason: reason.code, notes: reason.notes,
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
        actor: event.actor, time: event.time.wholeSecond, act: event.kind.words + reason,
        text: text)
    }
  }
}
