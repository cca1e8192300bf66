extension Fingerprints {
  /// Two exemplars of nearly the same text.
  struct Pair: Hashable {
    /// In the order of ids.
    var first: String
    var second: String
    var overlap: Double
  }

  /// Every two exemplars of nearly the same text, the most alike first.
  ///
  /// Sketches that share a band are candidates, and only those are compared: the cost grows with the collection and
  /// not with its square. Of a band that very many share, as a series of lessons from one mold does, each is
  /// compared with its neighbors by id.
  func pairs() -> [Pair] {
    let comparable = entries.values.filter(\.isComparable).sorted { $0.id < $1.id }
    var seen: Set<Int> = []
    var pairs: [Pair] = []
    for band in 0..<Sketch.bands {
      for (one, other) in Self.candidates(comparable, band)
      where seen.insert(one * comparable.count + other).inserted {
        let (first, second) = (comparable[one], comparable[other])
        let overlap = first.sketch.likeness(to: second.sketch)
        guard overlap >= Self.threshold else { continue }
        pairs.append(Pair(first: first.id, second: second.id, overlap: overlap))
      }
    }
    return pairs.sorted { ($1.overlap, $0.first, $0.second) < ($0.overlap, $1.first, $1.second) }
  }

  /// The places of every two that have one band in common.
  private static func candidates(_ all: [Fingerprint], _ band: Int) -> [(Int, Int)] {
    let keyed = all.enumerated().map { (key: $1.sketch.band(band), place: $0) }
      .sorted { ($0.key, $0.place) < ($1.key, $1.place) }
    return keyed.indices.flatMap { one in
      keyed[(one + 1)...].prefix(neighbors).prefix { $0.key == keyed[one].key }
        .map { (keyed[one].place, $0.place) }
    }
  }

  /// How many of one band each is compared with.
  private static let neighbors = 200
}
