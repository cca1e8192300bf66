internal import ExemplarBundle
internal import ExemplarVocabulary

/// A piece of work that the record lists, with its consent.
struct ArtifactRule: KeyRule {
  private static let keys = ["path", "caption", "alt", "origin", "consent", "consent-expires"]
  private static let example = "{path: artifacts/card.jpg, origin: student, consent: on-file}"

  func read(_ value: RecordValue, at desk: inout KeyDesk) -> ArtifactEntry? {
    guard let item = ItemReader(value, keys: Self.keys, example: Self.example, at: &desk) else {
      return nil
    }
    let path = item.require("path", PathRule(folder: "artifacts"), example: Self.example, at: &desk)
    let caption = item.read("caption", TextRule(longest: 1000), at: &desk)
    let alt = item.read("alt", TextRule(longest: 1000), at: &desk)
    let origin = item.read("origin", ChoiceRule.origin, at: &desk)
    let consent = item.read("consent", ChoiceRule.consent, at: &desk)
    let expires = item.read("consent-expires", DateRule(), at: &desk)
    guard let path else { return nil }
    return ArtifactEntry(
      path: path, caption: caption, alt: alt, origin: origin, consent: consent,
      consentExpires: expires?.description)
  }
}

/// A handout that the record lists.
struct MaterialRule: KeyRule {
  private static let example = "{path: materials/rubric.pdf, title: Rubric}"

  func read(_ value: RecordValue, at desk: inout KeyDesk) -> MaterialEntry? {
    guard
      let item = ItemReader(
        value, keys: ["path", "title", "alt"], example: Self.example, at: &desk)
    else { return nil }
    let path = item.require("path", PathRule(folder: "materials"), example: Self.example, at: &desk)
    let title = item.read("title", TextRule(longest: 200), at: &desk)
    let alt = item.read("alt", TextRule(longest: 1000), at: &desk)
    return path.map { MaterialEntry(path: $0, title: title, alt: alt) }
  }
}
