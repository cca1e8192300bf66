internal import ExemplarLanguage
internal import ExemplarVocabulary

/// Finds why a hit matched: which words, in which parts, under which names, and the passage that shows most of them.
///
/// One pass over the stored text; only words that begin like a wanted one are stemmed, and only the few passages that
/// may be the best are looked at as sentences.
struct SnippetMaker {
  /// How far apart the words of a passage may stand.
  private static let widest = 160
  /// How far apart two windows begin at least that are told apart: a heading from the sentence under it.
  private static let nearest = 16
  /// How many passages of a part, and of all, are looked at as sentences.
  private static let candidates = (ofPart: 6, ofAll: 8)

  private let wanted: WantedWords
  private let names: MatchedNames
  private let labels: () -> FacetLabels

  /// Looks for words in texts of one language.
  ///
  /// - Parameters:
  ///   - labels: what the values of facets are called; asked for when a hit is first found by a name.
  ///   - rarity: how much a stem tells, from 1; a passage with a rare word says more.
  init(
    words: [SoughtWord], analyzer: Analyzer, labels: @escaping () -> FacetLabels,
    rarity: (String) throws -> Int
  ) rethrows {
    wanted = try WantedWords(words, analyzer, rarity: rarity)
    names = MatchedNames(wanted)
    self.labels = labels
  }

  /// The reason and the passage for a hit.
  ///
  /// Everything but a list of names may be the passage: a sentence of the summary may say more than the lesson does.
  func reason(card: Card, text: KeptText) -> Reason {
    var reason = Reason()
    var places = [[String]](repeating: [], count: wanted.words.count)
    var looked: [Looked] = []
    var candidates: [Candidate] = []
    func look(_ part: StoredText.Part) {
      let matches = wanted.matches(in: part.text, part: part.name)
      guard !matches.isEmpty else { return }
      reason.parts.append(part.name)
      for number in wanted.numbers(of: matches) { places[number].append(part.name) }
      guard part.name != "title", part.name != "names" else { return }
      candidates += self.candidates(in: matches, of: looked.count)
      looked.append(Looked(part: part, matches: matches))
    }
    look(.init(name: "title", text: card.title))
    look(.init(name: "summary", text: card.summary))
    for part in text.text.parts { look(part) }
    for (number, word) in wanted.words.enumerated() where !places[number].isEmpty {
      guard !reason.terms.contains(word) else { continue }
      reason.terms.append(word)
      reason.places.append(.init(term: word, parts: places[number]))
    }
    if reason.parts.contains("names") {
      reason.names = names.names(in: text.names(of: card, labels))
    }
    reason.snippet = snippet(of: candidates, in: looked, unless: reason)
    return reason
  }

  // MARK: The passage

  /// A part with the wanted words in it.
  private struct Looked {
    var part: StoredText.Part
    var matches: [WantedWords.Match]
  }

  /// Matches that stand together in a part, and what they are worth.
  private struct Candidate {
    /// Which of the parts that were looked at.
    var part: Int
    var window: ClosedRange<Int>
    /// Where the first match begins and the last one ends.
    var range: Range<Int>
    var worth: Int
  }

  /// What the quality of a passage, and the part it stands in, can add to its worth.
  private static let mostForReading = Passage.bestQuality + 6

  /// The passage whose words tell most; of several, the one that reads best.
  private func snippet(
    of candidates: [Candidate], in looked: [Looked], unless reason: Reason
  ) -> Snippet? {
    guard let most = candidates.map(\.worth).max() else { return nil }
    let hopeful = candidates.filter { $0.worth >= most - Self.mostForReading }
      .sorted { $0.worth > $1.worth }.prefix(Self.candidates.ofAll)
    var best: (candidate: Candidate, passage: Passage, quality: Int, worth: Int)?
    for candidate in hopeful {
      let part = looked[candidate.part].part
      let preference = preference(of: part.name)
      // Not even the best passage would come before the one that is there.
      if candidate.worth + Passage.bestQuality + preference <= best?.worth ?? .min { continue }
      let passage = Passage(
        of: part.text, around: candidate.range, joiningLines: part.name == "materials")
      let quality = passage.quality
      let worth = candidate.worth + quality + preference
      if worth > best?.worth ?? .min { best = (candidate, passage, quality, worth) }
    }
    guard var best else { return nil }
    let shown = looked[best.candidate.part]
    guard
      !isTold(
        shown.matches[best.candidate.window], by: reason, isPoor: best.quality <= 40)
    else { return nil }
    best.passage.fill()
    let line = best.passage.line(marking: shown.matches.map { $0.start..<$0.end })
    return Snippet(part: shown.part.name, text: line.text, ranges: line.ranges)
  }

  private func preference(of part: String) -> Int {
    switch part {
    case "summary": 0
    case "materials": 3
    default: 6
    }
  }

  /// True where one name says more than the passage would, or as much as a heading or a row of codes.
  private func isTold(
    _ matches: ArraySlice<WantedWords.Match>, by reason: Reason, isPoor: Bool
  ) -> Bool {
    guard !reason.names.isEmpty else { return false }
    let shown = matches.reduce(0) { $0 | wanted.bit(of: $1) }
    return reason.names.contains { name in
      let told = wanted.bits(of: name.words)
      return shown & ~told == 0 && (isPoor || told != shown)
    }
  }

  /// The windows of a part that are worth most and do not lie on each other, the earliest first among equals.
  private func candidates(in matches: [WantedWords.Match], of part: Int) -> [Candidate] {
    var best: [Candidate] = []
    let everything = matches.reduce(0) { $0 | wanted.bit(of: $1) }
    for first in matches.indices {
      let (last, worth) = window(from: first, matches, everything)
      if best.count == Self.candidates.ofPart, worth <= best[best.count - 1].worth { continue }
      let start = matches[first].start
      if let near = best.firstIndex(where: { abs(start - $0.range.lowerBound) < Self.nearest }) {
        guard best[near].worth < worth else { continue }
        best.remove(at: near)
      } else if best.count == Self.candidates.ofPart {
        best.removeLast()
      }
      let place = best.firstIndex { $0.worth < worth } ?? best.count
      best.insert(
        Candidate(
          part: part, window: first...last, range: start..<matches[last].end, worth: worth),
        at: place)
    }
    return best
  }

  /// The shortest window from a match with as many different words as any: where it ends and what it is worth.
  ///
  /// Each word counts by what it tells, words that follow each other as in the question count more, and so do words
  /// that stand close together.
  private func window(
    from first: Int, _ matches: [WantedWords.Match], _ everything: UInt64
  ) -> (last: Int, worth: Int) {
    var seen: UInt64 = 0
    var words = 0
    var phrases = 0
    var forms = 0
    var best = (last: first, worth: 0)
    var place = first
    while place < matches.count, matches[place].end - matches[first].start <= Self.widest {
      let bit = wanted.bit(of: matches[place])
      if place > first, wanted.follows(matches[place], matches[place - 1]) { phrases += 1 }
      if seen & bit == 0 {
        seen |= bit
        words += wanted.worth(of: matches[place])
        if matches[place].isAsWritten { forms += 1 }
      }
      let span = matches[place].end - matches[first].start
      let worth = words * 20 + min(phrases, 3) * 25 + forms * 10 - span / 8
      if worth > best.worth || place == first { best = (place, worth) }
      if seen == everything { break }
      place += 1
    }
    return best
  }
}
