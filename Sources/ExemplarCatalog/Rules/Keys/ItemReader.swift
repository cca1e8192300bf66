internal import ExemplarBundle

/// An item that is itself a mapping of a few keys, as an author is.
struct ItemReader {
  let item: RecordValue
  private let entries: [RecordEntry]

  /// Opens an item; told and nil when it is no mapping. Keys that it cannot have are told.
  init?(_ item: RecordValue, keys: [String], example: String, at desk: inout KeyDesk) {
    guard case .mapping(let entries) = item.content else {
      desk.tell(
        .wrongShape, at: item,
        "An item of “\(desk.key)” is a mapping of keys to values, not a \(item.shape).",
        remedy: "Write it as in “\(example)”.")
      return nil
    }
    self.item = item
    self.entries = entries
    for entry in entries where !keys.contains(entry.key) {
      desk.tell(
        .unknownKey, line: entry.line, "“\(entry.key)” is not a key of an item of “\(desk.key)”.",
        remedy: Words.didYouMean(Words.nearest(to: entry.key, among: keys))
          ?? "The keys are \(Words.list(keys, "and")).")
    }
  }

  /// Reads a key that the item must have.
  func require<Rule: KeyRule>(
    _ key: String, _ rule: Rule, example: String, at desk: inout KeyDesk
  ) -> Rule.Meaning? {
    if let value = value(key) { return rule.read(value, at: &desk) }
    desk.tell(
      .missingKey, at: item, "An item of “\(desk.key)” has no “\(key)”.",
      remedy: "Add it as in “\(example)”.")
    return nil
  }

  /// Reads a key that the item may have.
  func read<Rule: KeyRule>(_ key: String, _ rule: Rule, at desk: inout KeyDesk) -> Rule.Meaning? {
    value(key).flatMap { rule.read($0, at: &desk) }
  }

  /// The value of a key; a key without a value counts as absent.
  private func value(_ key: String) -> RecordValue? {
    entries.first { $0.key == key && !$0.value.isEmpty }?.value
  }
}
