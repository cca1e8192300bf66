internal import ExemplarBundle

/// A file that another exemplar holds too, byte for byte; tiny ones do not count.
struct EqualFileRule: LessonRule {
  func findings(in subject: RuleSubject) -> [Diagnostic] {
    guard let published = subject.context.fingerprints else { return [] }
    return published.equalFiles(subject.exemplar).map { Self.finding($0, prefix: "") }
  }

  /// The words, for a draft as for the collection.
  static func finding(_ file: Fingerprints.EqualFile, prefix: String) -> Diagnostic {
    let others = file.holders - 1
    let more = others == 0 ? "" : others == 1 ? " and of one more" : " and of \(others) more"
    return Diagnostic(
      .equalFile, path: prefix + file.path,
      "It is the same file as “\(file.otherPath)” of “\(file.id)” (\(file.title))\(more).",
      remedy: "Nothing to do if both need it; else name the other under “related” and leave it out."
    )
  }
}
