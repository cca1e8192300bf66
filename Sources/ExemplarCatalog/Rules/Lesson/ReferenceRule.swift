internal import ExemplarBundle

/// An exemplar is not its own prerequisite, neighbor or origin.
struct ReferenceRule: LessonRule {
  func findings(in subject: RuleSubject) -> [Diagnostic] {
    let exemplar = subject.exemplar
    let named: [(RecordKey, [String])] = [
      (.prerequisites, exemplar.prerequisites), (.related, exemplar.related),
    ]
    return named.filter { $0.1.contains(exemplar.id) && !exemplar.id.isEmpty }.map { key, _ in
      subject.inRecord(
        .refersToItself, key, "“\(exemplar.id)” stands in its own “\(key.rawValue)”.",
        remedy: "Remove it.")
    }
  }
}
