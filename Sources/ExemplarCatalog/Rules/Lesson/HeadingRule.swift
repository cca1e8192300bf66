internal import ExemplarBundle

/// A heading is at most one level below the one before it, so that a screen reader's outline has no holes.
struct HeadingRule: LessonRule {
  func findings(in subject: RuleSubject) -> [Diagnostic] {
    subject.documents.flatMap { path, document in
      zip(document.headings, document.headings.dropFirst())
        .filter { $1.level > $0.level + 1 }
        .map { before, heading in
          Diagnostic(
            .headingJump, path: path, line: heading.line,
            "The heading “\(heading.text)” jumps from level \(before.level) to level \(heading.level).",
            remedy: "Begin it with \(String(repeating: "#", count: before.level + 1)).")
        }
    }
  }
}
