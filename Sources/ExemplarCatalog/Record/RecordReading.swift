internal import ExemplarBundle
internal import ExemplarVocabulary

/// Reads the record key by key, each under its rule, and gathers everything that is to be said about it.
struct RecordReading {
  let context: RuleContext
  private let entries: [RecordEntry]
  private(set) var findings: [Diagnostic] = []
  private(set) var lines = RecordLines()
  /// Required keys that are missing or could not be read.
  private(set) var unread: [RecordKey] = []

  init(_ record: RecordValue, in context: RuleContext) {
    self.context = context
    lines.record = record.line
    if case .mapping(let entries) = record.content { self.entries = entries } else { entries = [] }
    for entry in entries {
      if let key = RecordKey(rawValue: entry.key) { lines.keys[key] = entry.line }
    }
    noteUnknownKeys()
  }

  /// Reads one key under a rule; nil when it is absent or wrong.
  mutating func read<Rule: KeyRule>(_ key: RecordKey, _ rule: Rule) -> Rule.Meaning? {
    let value = entries.first { $0.key == key.rawValue }?.value
    guard let value, !value.isEmpty else {
      noteMissing(key, isThere: value != nil)
      return nil
    }
    var desk = KeyDesk(key: key.rawValue, context: context)
    let meaning = rule.read(value, at: &desk)
    findings += desk.findings
    lines.files.merge(desk.fileLines) { first, _ in first }
    if meaning == nil, key.isRequired { unread.append(key) }
    return meaning
  }

  /// Reads a list of values, or one value alone; empty when it is absent or wrong.
  mutating func list<Item: KeyRule>(
    _ key: RecordKey, _ item: Item, noun: String
  ) -> [Item.Meaning] where Item.Meaning: Hashable {
    let meanings = read(key, ListRule(item, noun: noun)) ?? []
    if meanings.isEmpty, key.isRequired, !unread.contains(key) { unread.append(key) }
    return meanings
  }

  private mutating func noteMissing(_ key: RecordKey, isThere: Bool) {
    guard key.isRequired else { return }
    unread.append(key)
    let summary =
      isThere
      ? "“\(key.rawValue)” has no value." : "The record has no “\(key.rawValue)”."
    findings.append(
      Diagnostic(
        .missingKey, path: context.recordPath, line: lines.keys[key] ?? lines.record,
        key: key.rawValue, summary, remedy: "Write it as in “\(key.example)”."))
  }

  private mutating func noteUnknownKeys() {
    let keys = RecordKey.allCases.map(\.rawValue)
    for entry in entries where RecordKey(rawValue: entry.key) == nil {
      findings.append(
        Diagnostic(
          .unknownKey, path: context.recordPath, line: entry.line, key: entry.key,
          "“\(entry.key)” is not a key of the record; its value is not read.",
          remedy: Words.didYouMean(Words.nearest(to: entry.key, among: keys))
            ?? "Remove it, or put it into the lesson."))
    }
  }
}
