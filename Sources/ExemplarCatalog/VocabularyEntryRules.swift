internal import ExemplarBundle
internal import ExemplarVocabulary

/// An entry and where its parts stand in the file.
struct PlacedEntry {
  var entry: VocabularyEntry
  var line: Int
  /// One for each alias.
  var aliasLines: [Int]
}

/// What the entries of one file owe each other: ids of their own, parents and covers that exist, names that
/// lead to them alone.
struct VocabularyEntryRules {
  let path: String
  private(set) var findings: [Diagnostic] = []

  /// Prepares to check a file's entries.
  init(path: String) { self.path = path }

  /// The entries whose ids can be used and are their own; of two with one id the first stays.
  mutating func distinct(_ placed: [PlacedEntry]) -> [PlacedEntry] {
    var first: [String: Int] = [:]
    return placed.filter { place in
      let id = place.entry.id
      if id.contains(where: { $0.isWhitespace || $0 == "," || $0 == ":" }) {
        tell(.badId(id), place.line, "id")
        return false
      }
      if let earlier = first[folded(id)] {
        tell(.duplicateId(id, earlier: earlier), place.line, "id")
        return false
      }
      first[folded(id)] = place.line
      return true
    }
  }

  /// The same entries with those parents and covers that exist.
  mutating func linked(_ placed: [PlacedEntry]) -> [PlacedEntry] {
    let ids = placed.map(\.entry.id)
    let parents = Dictionary(uniqueKeysWithValues: placed.map { ($0.entry.id, $0.entry.parent) })
    return placed.map { place in
      var place = place
      if let finding = parentFinding(place.entry, parents, ids) {
        tell(finding, place.line, "parent")
        place.entry.parent = nil
      }
      for cover in place.entry.covers where parents[cover] == nil {
        let nearest = nearestWords(to: cover, among: ids)
        tell(.unknownCover(cover, of: place.entry.id, nearest: nearest), place.line, "covers")
      }
      place.entry.covers.removeAll { parents[$0] == nil }
      return place
    }
  }

  /// Tells the codes, labels and aliases that do not lead to their entry alone.
  mutating func checkNames(_ placed: [PlacedEntry], in vocabulary: Vocabulary) {
    let listed = Set(vocabulary.ambiguous.keys.map(folded))
    for place in placed {
      let entry = place.entry
      let labels = [entry.code, entry.label, entry.labelEs].compactMap { $0 }
      let names = labels.map { ($0, place.line) } + zip(entry.aliases, place.aliasLines)
      for (name, line) in names where !listed.contains(folded(name)) {
        guard let finding = nameFinding(name, of: entry, in: vocabulary) else { continue }
        tell(finding, line)
      }
    }
  }

  // MARK: - One entry

  private func parentFinding(
    _ entry: VocabularyEntry, _ parents: [String: String?], _ ids: [String]
  ) -> VocabularyFinding? {
    guard let parent = entry.parent else { return nil }
    if parents[parent] == nil {
      return .unknownParent(parent, of: entry.id, nearest: nearestWords(to: parent, among: ids))
    }
    var seen: Set<String> = []
    var next: String? = parent
    while let above = next, seen.insert(above).inserted {
      if above == entry.id { return .parentCircle(entry.id) }
      next = parents[above] ?? nil
    }
    return nil
  }

  private func nameFinding(
    _ name: String, of entry: VocabularyEntry, in vocabulary: Vocabulary
  ) -> VocabularyFinding? {
    switch vocabulary.resolve(name) {
    case .found(let other, _):
      return other.id == entry.id ? nil : .hiddenName(name, of: entry.id, by: other.id)
    case .ambiguous(let entries, _):
      // Told once for each further entry, not for the first.
      let isFurther = entries.first.map { $0.id != entry.id } ?? false
      return isFurther ? .sharedName(name, ids: entries.map(\.id)) : nil
    case .unknown: return nil
    }
  }

  private mutating func tell(_ finding: VocabularyFinding, _ line: Int, _ key: String? = nil) {
    findings.append(finding.at(line, of: path, key: key))
  }
}
