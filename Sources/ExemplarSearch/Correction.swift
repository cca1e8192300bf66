internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

/// Finds the question that was probably meant, from the collection's own words.
///
/// Words that nobody wrote are corrected, also several at once and those that have a space too many or too few; a word
/// that hardly anybody wrote is when another finds ten times as many. Never codes, names of values or very common
/// words, never into another language, and only when the corrected question truly finds more. Fields, quotes and what
/// is excluded stay as typed.
struct Correction {
  let reader: IndexReader
  let request: SearchRequest
  let query: UnderstoodQuery
  /// How many ways one word is tried in, and how many questions in all.
  private static let ways = 4
  private static let questions = 24
  /// A word that exists gives way to one that finds so many times more.
  static let manyTimes = 10

  /// A question with some words exchanged.
  private struct Attempt {
    var changes: [CorrectionChange]
    var distance: Int { changes.reduce(0) { $0 + $1.distance } }
    var frequency: Int { changes.map(\.frequency).min() ?? 0 }
    /// One letter of each word was wrong: more may be another word, `dissection` for `direction`.
    var isSure: Bool { !isDoubtful && changes.allSatisfy { $0.distance <= 1 } }
    /// Gives up a word that is in the collection.
    var isDoubtful: Bool { changes.contains { $0.isKnown && !$0.isJoin } }
  }

  /// The corrected question with its count; nil when it finds no more than the typed one, which has `total` lessons
  /// with all its words.
  ///
  /// Where no lesson has the typed words, and only words were changed that no lesson has, it is what should be answered.
  func suggestion(finding total: Int) throws -> Suggestion? {
    let typed =
      request.isTyped ? TypedQuery(request.text) : TypedQuery(plainWords: request.text)
    let words = typed.topItems.flatMap { $0.plainWords ?? [] }
    let languages = try self.languages(of: words.map(\.text))
    guard !words.isEmpty, !languages.isEmpty else { return nil }
    let choices = try choices(words, languages)
    guard !choices.isEmpty else { return nil }
    let typedTotal = total == 0 ? try reader.total(of: query, request) : total
    var best: (key: (Int, Int, Int, Int, String), suggestion: Suggestion)?
    for attempt in attempts(choices) where !attempt.changes.isEmpty {
      guard let (corrected, query) = try question(attempt) else { continue }
      let strict = try count(query)
      let needed = attempt.isDoubtful ? max(total, 1) * Correction.manyTimes : total + 1
      let found = strict >= needed ? strict : 0
      // What has all its words comes first, then the fewest changed letters, then what finds most.
      let key = (found > 0 ? 0 : 1, attempt.distance, -found, -attempt.frequency, corrected.text)
      if let known = best, known.key <= key { continue }
      let all = try reader.total(of: query, corrected)
      if found == 0 {
        guard total == 0, all > typedTotal else { continue }
      }
      let isMeant = total == 0 && found > 0 && attempt.isSure
      best = (key, Suggestion(q: corrected.text, total: all, answered: isMeant))
    }
    return best?.suggestion
  }

  // MARK: Questions

  /// All combinations of the ways of each place, nearest first.
  private func attempts(_ choices: [[CorrectionChange]]) -> [Attempt] {
    var attempts = [Attempt(changes: [])]
    for ways in choices {
      attempts = attempts.flatMap { attempt in
        let free = ways.filter { way in
          attempt.changes.allSatisfy { $0.range.end <= way.range.start }
        }
        let isNeeded = free.contains { !$0.isKnown && !$0.isJoin }
        return (isNeeded ? [] : [attempt])
          + free.map { Attempt(changes: attempt.changes + [$0]) }
      }
      attempts = Array(attempts.prefix(Correction.questions))
    }
    return attempts
  }

  private func question(_ attempt: Attempt) throws -> (SearchRequest, UnderstoodQuery)? {
    var corrected = request
    corrected.page = 1
    corrected.isStrict = false
    corrected.text = TypedText(request.text).replacing(
      attempt.changes.map { ($0.range, $0.words.joined(separator: " ")) })
    guard corrected.text.unicodeScalars.count <= request.limits.characters else { return nil }
    return (corrected, try QueryUnderstanding.understand(corrected, with: reader))
  }

  private func count(_ query: UnderstoodQuery) throws -> Int {
    let compiler = reader.compiler(request.ranking)
    return try reader.count(compiler.query(query))
  }

  // MARK: Words

  /// For each place of the question, what may stand there instead; places that stay are left out.
  private func choices(
    _ words: [PlacedWord], _ languages: [Analyzer]
  ) throws -> [[CorrectionChange]] {
    let nearby = NearbyWords(reader: reader, languages: languages)
    let text = TypedText(request.text)
    var choices: [[CorrectionChange]] = []
    for (place, word) in words.enumerated() {
      var ways: [CorrectionChange] = []
      if mayBeCorrected(word.text), !isRecognized(word.range) {
        let frequency = try nearby.frequency(of: word.text)
        if !isSentence || frequency == 0 {
          ways = Array(try nearby.changes(for: word, frequency: frequency).prefix(Correction.ways))
        }
        // The names are read only where there is something to protect.
        if !ways.isEmpty, try reader.valueNames().words.contains(word.text) { ways = [] }
      }
      if place + 1 < words.count, text.areNeighbors(word.range, words[place + 1].range) {
        if let join = try nearby.join(word, words[place + 1]) { ways.append(join) }
      }
      if !ways.isEmpty { choices.append(ways) }
    }
    return choices
  }

  /// In a sentence the other words tell what a rare one means; only what nobody wrote is doubted.
  private var isSentence: Bool {
    !request.ranking.allWordsFirst(of: query.rankingTerms.count)
  }

  /// What was read as a value’s name, slips included, is right as it is.
  private func isRecognized(_ range: TypedRange) -> Bool {
    query.namings.contains { $0.range.start <= range.start && range.end <= $0.range.end }
  }

  /// True for a word of four plain letters and more that is neither a code nor very common.
  private func mayBeCorrected(_ word: String) -> Bool {
    word.utf8.count >= 4 && word.utf8.allSatisfy { (0x61...0x7A).contains($0) }
      && !reader.isCommon(word)
  }

  /// The languages in which all known words of the question occur: a correction stays within them.
  private func languages(of words: [String]) throws -> [Analyzer] {
    let homes = try words.map { word in
      try reader.analyzers.filter {
        if $0.isStopword(word) { return true }
        return try NearbyWords.frequency(of: word, in: $0, reader) > 0
      }.map(\.rules.code)
    }.filter { !$0.isEmpty }
    return reader.analyzers.filter { analyzer in
      homes.allSatisfy { $0.contains(analyzer.rules.code) }
    }
  }
}
