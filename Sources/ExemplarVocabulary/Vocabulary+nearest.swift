extension Vocabulary {
  /// The entries that somebody may have meant by a mistyped text, best first.
  ///
  /// Ids, names and aliases are compared, whole and word by word; an entry much further away than the
  /// best one is not given, nor a part of an entry that is nearer.
  ///
  /// ```swift
  /// grades.nearest("thrid").map(\.id)              // ["3"]
  /// iste.nearest("inovative desinger").map(\.id)   // ["4"]
  /// ```
  public func nearest(_ text: String, limit: Int = 3) -> [VocabularyEntry] {
    // A text this long is no mistyped name, and comparing it would cost.
    guard text.utf8.count <= 200 else { return [] }
    let likeness = Likeness(folded(text), frequency: frequency)
    var best: [Int: Candidate] = [:]
    for form in forms.all {
      guard let distance = likeness.distance(to: form.folded) else { continue }
      let candidate = Candidate(
        entry: form.entry, distance: distance, prefix: likeness.commonPrefix(with: form.folded),
        beyond: likeness.lengthDifference(to: form.folded))
      if let other = best[form.entry], !(candidate < other) { continue }
      best[form.entry] = candidate
    }
    let sorted = best.values.sorted()
    guard let first = sorted.first else { return [] }
    let near = sorted.prefix { $0.distance <= first.distance + 0.15 }.map { entries[$0.entry] }
    return Array(withoutPartsOfNearer(near).prefix(limit))
  }

  /// A part says no more than the whole that is nearer: `AP` makes `AP.control` needless.
  private func withoutPartsOfNearer(_ near: [VocabularyEntry]) -> [VocabularyEntry] {
    var ids: Set<String> = []
    return near.filter { entry in
      ids.insert(entry.id)
      return entry.parent.map { !ids.contains($0) } ?? true
    }
  }

  /// An entry that may have been meant; the nearer first, then the one that begins alike, then the
  /// one of like length, then in order.
  private struct Candidate: Comparable {
    var entry: Int
    var distance: Double
    var prefix: Int
    var beyond: Int

    static func < (one: Candidate, other: Candidate) -> Bool {
      (one.distance, -one.prefix, one.beyond, one.entry)
        < (other.distance, -other.prefix, other.beyond, other.entry)
    }
  }
}
