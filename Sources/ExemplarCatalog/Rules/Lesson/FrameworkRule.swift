internal import ExemplarBundle

/// A lesson serves at least one ISTE standard or one concept of the K–12 CS Framework.
struct FrameworkRule: LessonRule {
  func findings(in subject: RuleSubject) -> [Diagnostic] {
    let keys = subject.lines.keys
    // A value that is there and wrong has its own finding already.
    if keys[.iste] != nil || keys[.concepts] != nil {
      guard isEmpty(.iste, subject), isEmpty(.concepts, subject) else { return [] }
    }
    return [
      subject.inRecord(
        .missingFramework, .iste, line: keys[.iste] ?? keys[.concepts] ?? subject.lines.record,
        "The record names neither an ISTE standard nor a computer science concept.",
        remedy: "Write at least one of “iste: [4a]” and “cs-concepts: [AP.control]”.")
    ]
  }

  private func isEmpty(_ key: RecordKey, _ subject: RuleSubject) -> Bool {
    subject.bundle.record[key.rawValue]?.isEmpty ?? true
  }
}
