internal import ExemplarBundle

/// A part whose headings stand alone, as a new draft's do, is not written yet.
struct UnwrittenPartRule: LessonRule {
  func findings(in subject: RuleSubject) -> [Diagnostic] {
    subject.documents.compactMap { path, document in
      guard document.isUnwritten else { return nil }
      let isLesson = path == "lesson.md"
      return Diagnostic(
        isLesson ? .missingLesson : .emptyPart, path: path, line: document.headings.first?.line,
        "“\(path)” has headings, and nothing is written below them.",
        remedy: isLesson
          ? "Write the lesson: objectives, materials, steps with times, assessment."
          : "Write what belongs there, or remove the file.")
    }
  }
}

extension MarkdownDocument {
  /// True when there are headings and no other text, no picture and no link. Comments are not text.
  fileprivate var isUnwritten: Bool {
    guard !headings.isEmpty, images.isEmpty, links.isEmpty else { return false }
    let lines = plainText.split(separator: "\n").count { !$0.allSatisfy(\.isWhitespace) }
    return lines == headings.count { !$0.text.allSatisfy(\.isWhitespace) }
  }
}
