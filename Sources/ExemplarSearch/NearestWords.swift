internal import ExemplarVocabulary

/// The known words that a mistyped one probably meant.
enum NearestWords {
  /// At most `limit` of them, nearest first; none when nothing is near.
  static func nearest(to word: String, in known: [String], limit: Int) -> [String] {
    let allowed = word.count <= 3 ? 1 : word.count <= 6 ? 2 : 3
    let ranked = known.compactMap { candidate -> (distance: Int, word: String)? in
      let plain = folded(candidate)
      if let distance = editDistance(word, plain, limit: allowed) { return (distance, candidate) }
      let isInside = word.count >= 3 && (plain.hasPrefix(word) || plain.contains("-" + word))
      return isInside ? (allowed + 1, candidate) : nil
    }
    return ranked.sorted { ($0.distance, $0.word) < ($1.distance, $1.word) }.prefix(limit).map(
      \.word)
  }
}
