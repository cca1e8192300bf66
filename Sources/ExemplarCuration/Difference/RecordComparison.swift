internal import ExemplarBundle
internal import ExemplarCatalog

/// Compares two records key by key, by what they say and not by how it is written.
struct RecordComparison {
  let changes: [KeyChange]

  init(_ old: RecordValue, _ new: RecordValue) {
    let before = Self.contents(old)
    let after = Self.contents(new)
    changes = Self.order(Set(before.keys).union(after.keys)).flatMap { key in
      Self.changes(of: key, from: before[key], to: after[key])
    }
  }

  /// Keys whose value is a set: order and repetition say nothing.
  private static let sets: Set<RecordKey> = [
    .grades, .subjects, .iste, .concepts, .practices, .standards, .citizenship, .keywords, .tools,
    .vocabulary, .prerequisites, .related,
  ]
  /// Keys whose value is a list of items, each with the member that names it.
  private static let names: [RecordKey: String] = [
    .artifacts: "path", .materials: "path", .authors: "name",
  ]
  /// Texts of more words are shown by words.
  private static let mostWhole = 6

  private static func contents(_ record: RecordValue) -> [String: RecordContent] {
    guard case .mapping(let entries) = record.content else { return [:] }
    return Dictionary(entries.map { ($0.key, RecordContent($0.value)) }) { first, _ in first }
  }

  private static func order(_ keys: Set<String>) -> [String] {
    let known = RecordKey.allCases.map(\.rawValue)
    return known.filter(keys.contains) + keys.subtracting(known).sorted()
  }

  private static func changes(
    of key: String, from old: RecordContent?, to new: RecordContent?
  ) -> [KeyChange] {
    guard let old, let new else { return [KeyChange(key, old: old, new: new)] }
    let known = RecordKey(rawValue: key)
    if let known, sets.contains(known) { return set(key, old, new) }
    if let name = known.flatMap({ names[$0] }),
      let items = items(key, named: name, old, new, ordered: known == .authors)
    {
      return items
    }
    return value(
      KeyChange(key, old: old, new: new), isSwitch: [.internet, .sample].contains(known))
  }

  /// A plain value; `yes` and `true` say the same where a key takes both.
  private static func value(_ change: KeyChange, isSwitch: Bool = false) -> [KeyChange] {
    guard change.old != change.new else { return [] }
    guard let old = change.old?.text, let new = change.new?.text else { return [change] }
    if isSwitch, let one = truth(old), one == truth(new) { return [] }
    var change = change
    if max(MarkdownBlocks.words(in: old), MarkdownBlocks.words(in: new)) > mostWhole {
      change.words = WordComparison.pieces(from: old, to: new)
    }
    return [change]
  }

  private static func truth(_ text: String) -> Bool? {
    switch text.lowercased() {
    case "true", "yes": true
    case "false", "no": false
    default: nil
    }
  }

  private static func set(
    _ key: String, _ old: RecordContent, _ new: RecordContent
  ) -> [KeyChange] {
    let before = old.items.map(\.description)
    let after = new.items.map(\.description)
    var change = KeyChange(key, old: old, new: new)
    let (were, are) = (Set(before), Set(after))
    change.added = after.filter { !were.contains($0) }
    change.removed = before.filter { !are.contains($0) }
    return change.added.isEmpty && change.removed.isEmpty ? [] : [change]
  }

  /// Item by item and member by member; nil where the items have no names of their own.
  private static func items(
    _ key: String, named name: String, _ old: RecordContent, _ new: RecordContent, ordered: Bool
  ) -> [KeyChange]? {
    guard let before = named(old, by: name), let after = named(new, by: name) else { return nil }
    let were = Set(before.map(\.name))
    let are = Dictionary(after.map { ($0.name, $0.content) }) { first, _ in first }
    let changes = before.flatMap { members(key, $0.name, $0.content, are[$0.name]) }
    let added = after.filter { !were.contains($0.name) }
      .map { KeyChange(key, item: $0.name, old: nil, new: $0.content) }
    let all = changes + added
    let isMoved = before.map(\.name) != after.map(\.name)
    return all.isEmpty && ordered && isMoved ? [KeyChange(key, old: old, new: new)] : all
  }

  private static func named(
    _ list: RecordContent, by name: String
  ) -> [(name: String, content: RecordContent)]? {
    var seen: Set<String> = []
    var items: [(name: String, content: RecordContent)] = []
    for item in list.items {
      guard let text = item[name]?.text, seen.insert(text).inserted else { return nil }
      items.append((text, item))
    }
    return items
  }

  private static func members(
    _ key: String, _ item: String, _ old: RecordContent, _ new: RecordContent?
  ) -> [KeyChange] {
    guard case .mapping(let before) = old, case .mapping(let after) = new else {
      return [KeyChange(key, item: item, old: old, new: new)]
    }
    return Set((before + after).map(\.key)).sorted().flatMap { member in
      value(KeyChange(key, item: item, member: member, old: old[member], new: new?[member]))
    }
  }
}
