internal import ExemplarBundle

/// A lesson that repeats a published one is told with the one it repeats, so that a curator can decide.
struct NearDuplicateRule: LessonRule {
  /// So many are told, the most alike first.
  private static let most = 3

  func findings(in subject: RuleSubject) -> [Diagnostic] {
    guard let published = subject.context.fingerprints else { return [] }
    let alike = published.alike(subject.exemplar)
    return alike.prefix(Self.most).map {
      Self.finding($0, others: max(0, alike.count - Self.most), path: "lesson.md")
    }
  }

  /// The words, for a draft as for the collection.
  static func finding(_ alike: Fingerprints.Alike, others: Int, path: String) -> Diagnostic {
    let percent = Int((alike.overlap * 100).rounded())
    let more =
      others == 0 ? "" : others == 1 ? "; and so does one more" : "; and so do \(others) more"
    return Diagnostic(
      .nearDuplicate, path: path,
      percent == 100
        ? "The text is that of “\(alike.id)” (\(alike.title))\(more)."
        : "About \(percent) % of the text is that of “\(alike.id)” (\(alike.title))\(more).",
      remedy: "Publish it as a new version of that one, or say in “adapted-from” what it builds on."
    )
  }
}
