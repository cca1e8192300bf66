extension Vocabulary {
  /// The entry with exactly this id, as written in the vocabulary; for what people type, use `resolve`.
  public subscript(id: String) -> VocabularyEntry? {
    positions[id].map { entries[$0] }
  }

  /// The entries that are part of no other.
  public var roots: [VocabularyEntry] { entries.filter { $0.parent == nil } }

  /// The entries that are part of this one, in the vocabulary's order.
  ///
  /// ```swift
  /// iste.children(of: "4").map(\.id)       // ["4a", "4b", "4c", "4d"]
  /// grades.children(of: "K-2").map(\.id)   // ["PK", "TK", "K", "1", "2"]
  /// ```
  public func children(of id: String) -> [VocabularyEntry] { entries.filter { $0.parent == id } }

  /// What the entry is part of, the nearest first; a circle of parents ends where it closes.
  public func ancestors(of id: String) -> [VocabularyEntry] {
    var found: [VocabularyEntry] = []
    var seen: Set<String> = [id]
    var next = self[id]?.parent
    while let parent = next, seen.insert(parent).inserted, let entry = self[parent] {
      found.append(entry)
      next = entry.parent
    }
    return found
  }

  /// Everything below the entry, each parent before its children.
  public func descendants(of id: String) -> [VocabularyEntry] {
    var found: [VocabularyEntry] = []
    var seen: Set<String> = [id]
    var waiting = Array(children(of: id).reversed())
    while let entry = waiting.popLast() {
      guard seen.insert(entry.id).inserted else { continue }
      found.append(entry)
      waiting += children(of: entry.id).reversed()
    }
    return found
  }

  /// Ids in the vocabulary's order, each once; ids that it does not have are left out.
  ///
  /// ```swift
  /// grades.ordered(["5", "K", "5"])   // ["K", "5"]
  /// ```
  public func ordered(_ ids: some Sequence<String>) -> [String] {
    Set(ids.compactMap { positions[$0] }).sorted().map { entries[$0].id }
  }
}
