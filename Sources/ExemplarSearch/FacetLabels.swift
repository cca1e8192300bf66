internal import ExemplarLanguage
internal import ExemplarVocabulary

/// What the values of facets are called, and what they are part of; made once for a snapshot.
struct FacetLabels {
  private let entries: [FacetDictionary.Entry]
  private var numbers: [String: Int] = [:]
  /// Where values are part of others.
  private var fieldsWithParents: Set<String> = []

  init(_ entries: [FacetDictionary.Entry]) {
    self.entries = entries
    for (number, entry) in entries.enumerated() {
      // The others are part of nothing, and cards say themselves what those are called.
      guard let value = entry.value, entry.parent != nil || entry.field == "grade" else { continue }
      numbers[FacetDictionary.Entry.key(entry.field, value.id)] = number
      if entry.parent != nil { fieldsWithParents.insert(entry.field) }
    }
  }

  /// A value of a field.
  func value(_ id: String, _ field: String) -> LabeledValue? {
    numbers[FacetDictionary.Entry.key(field, id)].flatMap { entries[$0].value }
  }

  /// What a value is part of, the nearest first.
  func parents(of id: String, _ field: String) -> [LabeledValue] {
    guard fieldsWithParents.contains(field) else { return [] }
    var parents: [LabeledValue] = []
    var next = numbers[FacetDictionary.Entry.key(field, id)].flatMap { entries[$0].parent }
    while let number = next, parents.count < 8, entries.indices.contains(number) {
      if let value = entries[number].value { parents.append(value) }
      next = entries[number].parent
    }
    return parents
  }
}
