internal import ExemplarBundle
internal import ExemplarVocabulary

/// One of a few fixed words.
struct ChoiceRule: KeyRule {
  var words: [String]
  /// `a role`, `an origin`.
  var noun: String

  func read(_ value: RecordValue, at desk: inout KeyDesk) -> String? {
    guard let text = desk.text(value) else { return nil }
    let key = folded(text).split(whereSeparator: { $0 == " " || $0 == "_" }).joined(separator: "-")
    if words.contains(key) { return key }
    desk.tell(
      .badChoice, at: value, "“\(text)” is not \(noun).",
      remedy: "Write \(Words.list(words.map { "“\($0)”" }, "or")).")
    return nil
  }

  static let role = ChoiceRule(
    words: ["teacher", "itf", "administrator", "student-team", "other"], noun: "a role")
  static let origin = ChoiceRule(words: ["student", "teacher"], noun: "an origin")
  static let consent = ChoiceRule(
    words: ["on-file", "de-identified", "not-student-work"], noun: "a kind of consent")
}
