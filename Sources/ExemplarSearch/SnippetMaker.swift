internal import ExemplarLanguage
internal import ExemplarVocabulary

/// Finds why a hit matched: which words, in which parts, and the passage that shows most of them.
///
/// One pass over the stored text; only words that begin like a wanted one are stemmed.
struct SnippetMaker {
  /// How long a passage may be, in Unicode scalars.
  static let longest = 240
  /// How far before the match it may begin.
  private static let before = 100

  /// A wanted word in one language.
  private struct Wanted {
    /// Position in `words`.
    var number: Int
    var stem: String
    var written: String
    var isPrefix: Bool
  }

  private let words: [String]
  private let analyzer: Analyzer
  private let wanted: [Wanted]
  /// First bytes of wanted stems, to pass over other words quickly.
  private let beginnings: ByteSet

  /// Looks for words in texts of one language; a word that ends in `*` is a beginning.
  init(words: [String], analyzer: Analyzer) {
    self.words = words
    self.analyzer = analyzer
    wanted = words.enumerated().map { number, word in
      let isPrefix = word.hasSuffix("*")
      let written = isPrefix ? String(word.dropLast()) : word
      return Wanted(
        number: number, stem: analyzer.stem(written), written: written, isPrefix: isPrefix)
    }
    beginnings = ByteSet(
      wanted.compactMap(\.written.utf8.first) + wanted.compactMap(\.stem.utf8.first))
  }

  /// A wanted word in a text.
  private struct Match {
    var number: Int
    var start: Int
    var end: Int
  }

  /// The reason and the passage for a hit.
  func reason(
    card: Card, text: StoredText
  ) -> (snippet: Snippet?, terms: [String], parts: [String]) {
    var found = [Bool](repeating: false, count: words.count)
    var parts: [String] = []
    func note(_ part: String, _ matches: [Match]) {
      guard !matches.isEmpty else { return }
      parts.append(part)
      for match in matches {
        // A word typed twice, or with two endings, is found as often.
        for twin in wanted where twin.stem == wanted[match.number].stem {
          found[twin.number] = true
        }
      }
    }
    note("title", matches(in: card.title))
    let summary = matches(in: card.summary)
    note("summary", summary)
    var best = Passage(part: .init(name: "summary", text: card.summary), matches: summary)
    for part in text.parts {
      let matches = matches(in: part.text)
      note(part.name, matches)
      // Names are told beside the title; a list of them is no passage.
      guard part.name != "names" else { continue }
      let passage = Passage(part: part, matches: matches, first: bestWindow(matches))
      if passage.score > best.score { best = passage }
    }
    return (snippet(of: best), words.indices.filter { found[$0] }.map { words[$0] }, parts)
  }

  private func matches(in text: String) -> [Match] {
    guard !wanted.isEmpty else { return [] }
    var matches: [Match] = []
    Tokenizer.forEachToken(of: text, beginningWith: beginnings) { token in
      guard let first = token.text.utf8.first, beginnings.contains(first) else { return }
      var stem: String?
      for candidate in wanted {
        if candidate.isPrefix {
          guard token.text.hasPrefix(candidate.written) else { continue }
        } else if token.text != candidate.written {
          if stem == nil { stem = analyzer.stem(token.text) }
          guard stem == candidate.stem else { continue }
        }
        matches.append(Match(number: candidate.number, start: token.start, end: token.end))
        return
      }
    }
    return matches
  }

  // MARK: The passage

  /// A part with its matches, and the match that its best window begins with.
  private struct Passage {
    var part: StoredText.Part
    var matches: [Match]
    var first = (place: 0, score: 0)
    var score: Int { first.score }
  }

  /// The window with the most different words, then the most words, then the earliest.
  private func bestWindow(_ matches: [Match]) -> (place: Int, score: Int) {
    var best = (place: 0, score: 0)
    for first in matches.indices {
      var numbers: UInt64 = 0
      var last = first
      while last < matches.count, matches[last].end - matches[first].start <= Self.longest - 40 {
        numbers |= 1 << UInt64(matches[last].number & 63)
        last += 1
      }
      let score = numbers.nonzeroBitCount * 100 + min(last - first, 50)
      if score > best.score { best = (first, score) }
    }
    return best
  }

  private func snippet(of passage: Passage) -> Snippet? {
    guard !passage.matches.isEmpty else { return nil }
    let first = passage.matches[passage.first.place].start
    // As far as the window and a look beyond its ends may reach; a lesson's text is many times longer.
    let reach = max(0, first - Self.before - 2)..<(first + Self.longest + 2)
    let scalars = scalars(of: passage.part.text, in: reach)
    let matches = passage.matches.filter { reach.contains($0.start) }.map {
      Match(
        number: $0.number, start: $0.start - reach.lowerBound, end: $0.end - reach.lowerBound)
    }
    let line = line(scalars, window(in: scalars, around: first - reach.lowerBound), matches)
    return Snippet(part: passage.part.name, text: line.text, ranges: line.ranges)
  }

  private func scalars(of text: String, in places: Range<Int>) -> [Unicode.Scalar] {
    Array(text.unicodeScalars.dropFirst(places.lowerBound).prefix(places.count))
  }

  /// From the beginning of a sentence or a word, for at most ``longest`` scalars, to the end of a word.
  private func window(in scalars: [Unicode.Scalar], around match: Int) -> Range<Int> {
    var start = match
    var wordStart = match
    let earliest = max(0, match - Self.before)
    while start > earliest {
      let before = scalars[start - 1]
      if before == "\n" { break }
      if before == " " {
        if start >= 2, [".", "!", "?", ":"].contains(scalars[start - 2]) { break }
        if match - start <= 60 { wordStart = start }
      }
      start -= 1
    }
    let isSentence = start == 0 || scalars[start - 1] == "\n" || start > earliest
    if !isSentence { start = wordStart }
    var end = min(scalars.count, start + Self.longest)
    if end < scalars.count {
      while end > match + 1, !isBreak(scalars[end]), !isBreak(scalars[end - 1]) { end -= 1 }
      if end <= match + 1 { end = min(scalars.count, start + Self.longest) }
    }
    while end > start + 1, isBreak(scalars[end - 1]) { end -= 1 }
    return start..<end
  }

  private func isBreak(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\n" }

  /// The window as one line, and the matches in it by their new places. A heading or a list item that ends without
  /// a sign is set off by a dot, so that it does not run into what follows.
  private func line(
    _ scalars: [Unicode.Scalar], _ window: Range<Int>, _ matches: [Match]
  ) -> (text: String, ranges: [[Int]]) {
    var text: [Unicode.Scalar] = []
    text.reserveCapacity(window.count + 16)
    var places: [Int] = []
    places.reserveCapacity(window.count + 1)
    if opens(scalars, window) { text += ["…", " "] }
    for place in window {
      places.append(text.count)
      let scalar = scalars[place]
      if scalar == "\n", place > window.lowerBound, !endsSentence(scalars[place - 1]) {
        text += [" ", "·", " "]
      } else {
        text.append(scalar == "\n" || scalar == "\t" ? " " : scalar)
      }
    }
    places.append(text.count)
    if window.upperBound < scalars.count { text += [" ", "…"] }
    let inside = matches.filter { $0.start >= window.lowerBound && $0.end <= window.upperBound }
    return (
      String(decoding: text.map(\.value), as: UTF32.self),
      inside.map { match in
        let first = places[match.start - window.lowerBound]
        return [first, first + match.end - match.start]
      }
    )
  }

  private func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    [".", "!", "?", ":", ";", ",", "…", "\n", " "].contains(scalar)
  }

  /// True where the passage begins inside a sentence.
  private func opens(_ scalars: [Unicode.Scalar], _ window: Range<Int>) -> Bool {
    guard window.lowerBound > 0 else { return false }
    let before = scalars[window.lowerBound - 1]
    if before == "\n" { return false }
    return
      !(window.lowerBound >= 2
      && [".", "!", "?", ":"].contains(scalars[window.lowerBound - 2]))
  }
}
