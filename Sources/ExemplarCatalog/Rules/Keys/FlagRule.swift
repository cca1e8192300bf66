internal import ExemplarBundle

/// True or false, yes or no.
struct FlagRule: KeyRule {
  func read(_ value: RecordValue, at desk: inout KeyDesk) -> Bool? {
    guard let text = desk.text(value, example: "\(desk.key): yes") else { return nil }
    switch text.lowercased() {
    case "true", "yes": return true
    case "false", "no": return false
    default:
      desk.tell(
        .badChoice, at: value, "“\(text)” is neither yes nor no.",
        remedy: "Write “true”, “false”, “yes” or “no”.")
      return nil
    }
  }
}
