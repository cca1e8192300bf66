internal import ExemplarBundle
internal import ExemplarVocabulary

/// Somebody who wrote the lesson, with the role.
struct AuthorRule: KeyRule {
  private static let example = "{name: Grade 4 teacher, role: teacher}"

  func read(_ value: RecordValue, at desk: inout KeyDesk) -> Author? {
    guard
      let item = ItemReader(value, keys: ["name", "role"], example: Self.example, at: &desk)
    else { return nil }
    let name = item.require("name", TextRule(longest: 200), example: Self.example, at: &desk)
    let role = item.require("role", ChoiceRule.role, example: Self.example, at: &desk)
    guard let name, let role else { return nil }
    return Author(name: name, role: role)
  }
}
