internal import ExemplarBundle
internal import ExemplarVocabulary

/// Student work is shown only with consent that has not ended. No repository may lower this rule.
struct ConsentRule: LessonRule {
  func findings(in subject: RuleSubject) -> [Diagnostic] {
    subject.exemplar.artifacts.flatMap { findings(of: $0, in: subject) }
  }

  private func findings(of artifact: ArtifactEntry, in subject: RuleSubject) -> [Diagnostic] {
    let line = subject.lines.files[artifact.path]
    func finding(_ code: RuleCode, _ summary: String, _ remedy: String) -> Diagnostic {
      subject.inRecord(code, .artifacts, line: line, summary, remedy: remedy)
    }
    var findings: [Diagnostic] = []
    if artifact.origin != "teacher", artifact.consent == nil {
      let who = artifact.origin == nil ? "has neither an origin nor" : "is student work without"
      findings.append(
        finding(
          .missingConsent, "“\(artifact.path)” \(who) a consent.",
          "Write “consent: on-file” or “consent: de-identified”, or “origin: teacher”."))
    }
    if artifact.origin == "student", artifact.consent == "not-student-work" {
      findings.append(
        finding(
          .consentMismatch,
          "“\(artifact.path)” has the origin “student” and the consent “not-student-work”.",
          "Correct one of the two."))
    }
    if let end = artifact.consentExpires.flatMap(CalendarDay.init), end < subject.context.today {
      findings.append(
        finding(
          .expiredConsent, "The consent for “\(artifact.path)” expired on \(end).",
          "Renew the consent, or remove the file."))
    }
    return findings
  }
}
