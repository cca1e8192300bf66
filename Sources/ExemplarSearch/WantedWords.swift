internal import ExemplarLanguage

/// The words of a question as they are recognized in texts of one language.
struct WantedWords {
  private struct Wanted {
    /// Position in `words`.
    var number: Int
    var written: String
    var stem: String
    var isPrefix: Bool
    /// Too common to stand for the name that it is a word of.
    var isCommon: Bool
    var phrase: SoughtWord.Phrase?
    var part: String?
    /// The place in the question, at most 63: passages are told apart by that many words.
    var place: Int
  }

  /// A wanted word in a text.
  struct Match {
    /// Position in `words`.
    var number: Int
    var start: Int
    var end: Int
    /// The byte behind it.
    var endByte: Int
    /// In the form in which it was sought.
    var isAsWritten: Bool
  }

  /// As they were sought.
  let words: [String]
  private let analyzer: Analyzer
  private let wanted: [Wanted]
  /// What the word at each place of the question tells.
  private let worths: [Int]
  private let hasPhrases: Bool
  /// First bytes of wanted words and stems: words that begin otherwise are never shown.
  private let firstBytes: ByteSet
  /// To pass over other words quickly.
  private let beginnings: WordBeginnings
  /// Nil where it depends on the part which word is wanted.
  private let recognized: RecognizedForms?

  init(_ sought: [SoughtWord], _ analyzer: Analyzer, rarity: (String) throws -> Int) rethrows {
    words = sought.map(\.text)
    self.analyzer = analyzer
    var wanted: [Wanted] = []
    var worths = [Int](repeating: 0, count: 64)
    let hasOthers = sought.contains { !analyzer.isStopword($0.text) }
    for (number, word) in sought.enumerated() {
      let isPrefix = word.text.hasSuffix("*")
      let written = isPrefix ? String(word.text.dropLast()) : word.text
      let stem = analyzer.stem(written)
      // A word typed twice, or with two endings, is one word of a passage.
      let twin = wanted.first { $0.stem == stem && $0.isPrefix == isPrefix }
      let place = twin?.place ?? min(word.place, 63)
      let worth = isPrefix ? 2 : try rarity(stem)
      worths[place] = worths[place] == 0 ? worth : min(worths[place], worth)
      wanted.append(
        Wanted(
          number: number, written: written, stem: stem, isPrefix: isPrefix,
          isCommon: hasOthers && word.phrase == nil && analyzer.isStopword(written),
          phrase: word.phrase, part: word.part, place: place))
    }
    self.wanted = wanted
    self.worths = worths
    hasPhrases = wanted.contains { $0.phrase != nil }
    firstBytes = ByteSet(
      wanted.compactMap(\.written.utf8.first) + wanted.compactMap(\.stem.utf8.first))
    var beginnings = WordBeginnings()
    for word in wanted where !word.isCommon {
      if word.isPrefix {
        beginnings.insert(word.written, ignoringSecond: word.written.utf8.count < 2)
      } else {
        analyzer.insertBeginnings(of: word.written, stem: word.stem, into: &beginnings)
      }
    }
    self.beginnings = beginnings
    recognized = wanted.contains { $0.part != nil } ? nil : RecognizedForms()
  }

  /// Where wanted words stand in a text, in order.
  func matches(in text: String, part: String) -> [Match] {
    shown(everything(in: text, part: part)[...])
  }

  /// Those of a text that are shown: words of phrases only where the phrase stands.
  func shown(_ matches: ArraySlice<Match>) -> [Match] {
    hasPhrases ? withoutLoneWords(Array(matches)) : Array(matches)
  }

  /// The same, also with words of phrases that stand there alone.
  func everything(in text: String, part: String) -> [Match] {
    guard !wanted.isEmpty else { return [] }
    var matches: [Match] = []
    Tokenizer.forEachWord(of: text, beginning: beginnings) { word in
      guard let form = form(of: word, in: part) else { return }
      if matches.isEmpty { matches.reserveCapacity(16) }
      matches.append(
        Match(
          number: form.number, start: word.start, end: word.end, endByte: word.endByte,
          isAsWritten: form.isAsWritten))
    }
    return matches
  }

  /// What a word of a part is; a form that was seen before is known by its letters.
  private func form(of word: FoundWord, in part: String) -> RecognizedForms.Form? {
    guard let recognized, let key = word.key else { return form(of: word.text, in: part) }
    return recognized.form(of: key) { form(of: word.text, in: part) }
  }

  private func form(of word: String, in part: String) -> RecognizedForms.Form? {
    guard let first = word.utf8.first, firstBytes.contains(first),
      let number = number(of: word, in: part)
    else { return nil }
    return .init(number: number, isAsWritten: word == wanted[number].written)
  }

  /// The first wanted word that a word of a part is.
  private func number(of word: String, in part: String) -> Int? {
    var stem: String?
    return wanted.indices.first { number in
      has(word, &stem, number) && (wanted[number].part == nil || wanted[number].part == part)
    }
  }

  /// Without words of phrases that stand there alone.
  private func withoutLoneWords(_ matches: [Match]) -> [Match] {
    matches.indices.filter { place in
      guard let phrase = wanted[matches[place].number].phrase else { return true }
      let first = place - phrase.number
      guard first >= 0, first + phrase.words.count <= matches.count else { return false }
      return phrase.words.indices.allSatisfy { number in
        let match = matches[first + number]
        return isWord(match, phrase.words[number], exactly: phrase.isExact)
          && (number == 0 || match.start - matches[first + number - 1].end <= Self.farthest)
      }
    }.map { matches[$0] }
  }

  /// How many scalars may stand between two words of a phrase: a comma and a space, a dash between spaces.
  private static let farthest = 3

  private func isWord(_ match: Match, _ word: String, exactly: Bool) -> Bool {
    let found = wanted[match.number]
    return found.written == word && (match.isAsWritten || !exactly)
      || !exactly && found.stem == analyzer.stem(word)
  }

  private func has(_ word: String, _ stem: inout String?, _ number: Int) -> Bool {
    if wanted[number].isCommon { return false }
    if wanted[number].isPrefix { return word.hasPrefix(wanted[number].written) }
    if word == wanted[number].written { return true }
    if wanted[number].phrase?.isExact == true { return false }
    let known = stem ?? analyzer.stem(word)
    stem = known
    return known == wanted[number].stem
  }

  /// The words that some matches show: each with those that are found by the same stem.
  func numbers(of matches: [Match]) -> [Int] {
    if wanted.count == 1 { return matches.isEmpty ? [] : [0] }
    var found = [Bool](repeating: false, count: wanted.count)
    for match in matches where !found[match.number] {
      found[match.number] = true
      for twin in wanted where twin.stem == wanted[match.number].stem && twin.phrase == nil {
        found[twin.number] = true
      }
    }
    return found.indices.filter { found[$0] }
  }

  func bit(of match: Match) -> UInt64 { 1 << UInt64(wanted[match.number].place) }

  /// The places in the question of some of its words.
  func bits(of names: [String]) -> UInt64 {
    wanted.reduce(0) { names.contains(words[$1.number]) ? $0 | 1 << UInt64($1.place) : $0 }
  }

  func worth(of match: Match) -> Int { worths[wanted[match.number].place] }

  /// True where two matches follow each other as their words do in the question.
  func follows(_ match: Match, _ before: Match) -> Bool {
    wanted[match.number].place == wanted[before.number].place + 1
      && match.start - before.end <= 2
  }
}
