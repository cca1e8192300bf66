internal import ExemplarVocabulary

/// The record of an exemplar as names and values, every code with what it stands for.
struct RecordRows {
  let detail: ExemplarDetail
  private var card: Card { detail.card }

  /// What it is about and where it stands in the frameworks.
  var what: [(String, String)] {
    [
      ("Id", "\(card.id), version \(card.version)"),
      ("School", card.school.label),
      ("Program", card.program?.label ?? ""),
      ("School year", card.schoolYear),
      ("Grades", card.grades.joined(separator: ", ")),
      ("Subjects", names(card.subjects)),
      ("ISTE", codes(card.iste)),
      ("CS concepts", codes(card.concepts)),
      ("CS practices", codes(card.practices)),
      ("California CS", codes(card.standards)),
      ("Citizenship", codes(card.citizenship)),
      ("Problem of practice", detail.problemOfPractice ?? ""),
    ]
  }

  /// What it needs, who wrote it and under which terms.
  var how: [(String, String)] {
    [
      ("Class time", card.minutes.map { "\($0) minutes" } ?? ""),
      ("Preparation", card.prepMinutes.map { "\($0) minutes" } ?? ""),
      ("Devices", card.devices.map(devicePhrase) ?? ""),
      ("Internet", card.internet.map { $0 ? "needed" : "not needed" } ?? ""),
      ("Tools", card.tools.joined(separator: ", ")),
      ("Language", languageName(card.language)),
      ("Keywords", card.keywords.joined(separator: ", ")),
      ("Words taught", detail.vocabulary.joined(separator: ", ")),
      ("Prerequisites", detail.prerequisites.joined(separator: ", ")),
      ("Related", detail.related.joined(separator: ", ")),
      ("Adapted from", detail.adaptedFrom ?? ""),
      ("Source", detail.source ?? ""),
      ("Authors", card.authors.map(named).joined(separator: ", ")),
      ("Written", detail.date ?? ""),
      ("Published", card.published),
      ("License", card.license),
    ]
  }

  /// The name, and the role where the name does not say it.
  private func named(_ author: Author) -> String {
    let role =
      switch author.role {
      case "itf": "instructional technology facilitator"
      case "student-team": "student team"
      default: author.role
      }
    let saysRole = folded(author.name).contains(folded(role)) || author.role == "other"
    return saysRole ? author.name : "\(author.name) (\(role))"
  }

  private func names(_ values: [LabeledValue]) -> String {
    values.map(\.label).joined(separator: ", ")
  }

  private func codes(_ values: [LabeledValue]) -> String {
    values.map { "\($0.id) \($0.label)" }.joined(separator: "; ")
  }
}
