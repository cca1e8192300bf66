internal import ExemplarLanguage
internal import ExemplarVocabulary

extension Recognizer {
  /// Names of frameworks, schools and grades that were nearly typed: `inovative desinger`, `Garvnaza`.
  ///
  /// A word may be off by a letter, or by two where it has more than seven; only a word that no exemplar has, and
  /// that begins as the name's does. Numbers are never off.
  func misspelled(beside runs: [Run]) throws(SearchError) -> [Run] {
    var taken = Set(runs.filter(\.isTelling).flatMap(\.words))
    var found: [Run] = []
    var looked = 0
    for place in words.indices where !taken.contains(place) && looked < Self.looks {
      guard Self.mayBeOff(words[place].token.text), try isUnknown(place) else { continue }
      looked += 1
      guard let run = try nearest(at: place, taken) else { continue }
      found.append(run)
      taken.formUnion(run.words)
    }
    return found
  }

  /// How many unknown words are compared with all names.
  private static let looks = 8

  private static func mayBeOff(_ word: String) -> Bool {
    (5...40).contains(word.utf8.count) && word.utf8.allSatisfy { $0 &- 0x61 < 26 }
  }

  private func isUnknown(_ place: Int) throws(SearchError) -> Bool {
    let word = words[place].token.text
    return lexicon.isCommon(word) ? false : try !lexicon.knows(word)
  }

  /// The longest name, and of those the nearest, that has something like the word in its place.
  private func nearest(at place: Int, _ taken: Set<Int>) throws(SearchError) -> Run? {
    let word = Array(words[place].token.text.utf8)
    let letters = Self.letters(word[...])
    var candidates: [(name: Int, position: Int)] = []
    names.forEachTolerant { name, number in
      for (position, other) in name.split(separator: 0x20).enumerated()
      where other.first == word.first && abs(other.count - word.count) <= Self.allowed(word)
        && (Self.letters(other) ^ letters).nonzeroBitCount <= 2 * Self.allowed(word)
      {
        candidates.append((number, position))
      }
    }
    var best: (count: Int, distance: Int, run: Run)?
    for candidate in candidates {
      guard let name = names.name(at: candidate.name),
        let match = try match(name, at: place, candidate.position, taken)
      else { continue }
      let count = match.run.words.count
      if best.map({ (-count, match.distance) < (-$0.count, $0.distance) }) ?? true {
        best = (count, match.distance, match.run)
      }
    }
    return best?.run
  }

  /// The run that is nearly a name whose word of a position stands at a place.
  private func match(
    _ name: NameTable.Name, at place: Int, _ position: Int, _ taken: Set<Int>
  ) throws(SearchError) -> (run: Run, distance: Int)? {
    let wanted = name.words.split(separator: " ").map(String.init)
    guard let before = neighbors(place, position, step: -1),
      let after = neighbors(place, wanted.count - 1 - position, step: 1)
    else { return nil }
    let places = before.reversed() + [place] + after
    guard places.allSatisfy({ !taken.contains($0) }), let first = places.first,
      let last = places.last
    else { return nil }
    var distance = 0
    for (place, other) in zip(places, wanted) where words[place].token.text != other {
      if hasStem(of: other, place) { continue }
      guard let off = try self.distance(place, other) else { return nil }
      distance += off
    }
    guard let run = run(name, first..<(last + 1), isCorrected: true) else { return nil }
    return (run, distance)
  }

  /// So many words before or after a place, without those that stand for “and”; nil where there are fewer.
  private func neighbors(_ place: Int, _ count: Int, step: Int) -> [Int]? {
    var found: [Int] = []
    var next = place + step
    while found.count < count {
      guard words.indices.contains(next) else { return nil }
      if !NameWords.isJoint(words[next].token.text) { found.append(next) }
      next += step
    }
    return found
  }

  /// By how much a word that nobody wrote is off; nil where it is another word.
  private func distance(_ place: Int, _ other: String) throws(SearchError) -> Int? {
    let word = words[place].token.text
    guard Self.mayBeOff(word), word.utf8.first == other.utf8.first,
      let distance = editDistance(word, other, limit: Self.allowed(Array(word.utf8))),
      try isUnknown(place)
    else { return nil }
    return distance
  }

  /// True for another form of the word: `programing` of `programming`.
  private func hasStem(of other: String, _ place: Int) -> Bool {
    lexicon.analyzers.contains { $0.stem(words[place].token.text) == $0.stem(other) }
  }

  private static func allowed(_ word: [UInt8]) -> Int { word.count <= 7 ? 1 : 2 }

  /// The letters that a word has, one bit each: words that differ in many are far apart.
  private static func letters(_ word: ArraySlice<UInt8>) -> UInt32 {
    word.reduce(0) { $0 | 1 << UInt32($1 & 0x1F) }
  }
}
