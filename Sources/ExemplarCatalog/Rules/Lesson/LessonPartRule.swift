internal import ExemplarBundle

/// A bundle that never lay on a disk has a lesson that says something.
///
/// For a folder the reader tells it already, with the names of files that look like it.
struct LessonPartRule: LessonRule {
  func findings(in subject: RuleSubject) -> [Diagnostic] {
    guard subject.bundle.places.isEmpty else { return [] }
    let lesson = subject.bundle.parts.first { $0.name == "lesson" }
    guard lesson?.markdown.allSatisfy(\.isWhitespace) ?? true else { return [] }
    return [
      Diagnostic(
        .missingLesson, path: "lesson.md",
        lesson == nil ? "There is no lesson." : "The lesson is empty.",
        remedy: "Write the lesson: objectives, materials, steps with times, assessment.")
    ]
  }
}
