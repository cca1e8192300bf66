internal import ExemplarBundle

/// The id of an exemplar.
struct IdentifierRule: KeyRule {
  func read(_ value: RecordValue, at desk: inout KeyDesk) -> String? {
    guard let text = desk.text(value) else { return nil }
    if Slug.isValid(text) { return text }
    desk.tell(
      .badID, at: value, "“\(text)” is not an id: \(Self.form).",
      remedy: "Did you mean “\(Slug.proposed(for: text))”?")
    return nil
  }

  static let form = "3 to 80 lower-case letters and digits, words joined by single hyphens"
}

/// The id of the exemplar that a lesson builds on, with or without its version: `paper-circuits v2`.
struct AdaptedFromRule: KeyRule {
  func read(_ value: RecordValue, at desk: inout KeyDesk) -> String? {
    guard let text = desk.text(value, example: "adapted-from: paper-circuits v2") else {
      return nil
    }
    let words = text.split(separator: " ")
    if let id = words.first, Slug.isValid(String(id)), words.count == 1 || isVersion(words) {
      return text
    }
    desk.tell(
      .badID, at: value, "“\(text)” is not an id, alone or with a version.",
      remedy: "Write it as in “paper-circuits” or “paper-circuits v2”.")
    return nil
  }

  private func isVersion(_ words: [Substring]) -> Bool {
    words.count == 2 && words[1].first == "v" && Int(words[1].dropFirst()).map { $0 > 0 } == true
  }
}
