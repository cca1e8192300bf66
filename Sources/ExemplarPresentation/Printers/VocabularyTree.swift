internal import ExemplarVocabulary

/// Entries in their order, each with its depth below the listed entries it is part of.
struct VocabularyTree {
  struct Row {
    var entry: VocabularyEntry
    var depth: Int
    var hasChildren: Bool
  }

  let rows: [Row]

  init(_ entries: [VocabularyEntry]) {
    let parents = Dictionary(
      entries.map { ($0.id, $0.parent) }, uniquingKeysWith: { first, _ in first })
    let withChildren = Set(entries.compactMap(\.parent))
    rows = entries.map { entry in
      Row(
        entry: entry, depth: VocabularyTree.depth(of: entry, parents: parents),
        hasChildren: withChildren.contains(entry.id))
    }
  }

  /// At most four steps, so that entries that name each other end somewhere.
  private static func depth(of entry: VocabularyEntry, parents: [String: String?]) -> Int {
    var depth = 0
    var parent = entry.parent
    while let name = parent, let next = parents[name], depth < 4 {
      depth += 1
      parent = next
    }
    return depth
  }
}
