internal import ExemplarVocabulary

/// A word that is looked for in the texts of hits.
struct SoughtWord: Hashable {
  /// Folded; a beginning ends with a star.
  var text: String
  /// The place in the question of the word that it is, or stands for, from 0.
  var place: Int
  /// The one part it must stand in, if any.
  var part: String?
  /// Only where all words of the phrase follow each other: those of quotes as they are written, those of another name
  /// in every form that is found by the same stems.
  var phrase: Phrase?

  /// The phrase that a word is sought in.
  struct Phrase: Hashable {
    var words: [String]
    /// Which of them the word is, from 0.
    var number: Int
    var isExact: Bool
  }
}

extension UnderstoodQuery {
  /// What may be shown as matched: the words that rank or are required, and what they were widened by.
  func soughtWords(in language: String) -> [SoughtWord] {
    var words: [SoughtWord] = []
    var place = 0
    for term in rankingTerms { words.add(term, language, &place) }
    for clause in required { words.add(clause, language, &place) }
    var seen: Set<SoughtWord> = []
    return words.filter { word in
      var key = word
      key.place = 0
      return seen.insert(key).inserted
    }
  }
}

extension UnderstoodQuery {
  /// The words of which a hit has neither the word itself, nor another name for it, nor the value that it names.
  func words(
    missingIn terms: [String], _ filters: [String], isCommon: (String) -> Bool
  ) -> [String] {
    let named = namings.filter { naming in
      naming.counts
        && naming.filter.values.contains { filters.contains(naming.filter.field.name + ":" + $0) }
    }.map { " " + folded($0.typed) + " " }
    return rankingTerms.filter { term in
      !([term.words] + term.alternatives.map(\.words)).contains { name in
        name.allSatisfy { terms.contains($0) || name.count > 1 && isCommon($0) }
      } && !named.contains { $0.contains(" " + term.typed + " ") }
    }.map(\.typed)
  }
}

extension [SoughtWord] {
  /// A name's words stand where the words of the term do that it is another name of.
  fileprivate mutating func add(
    _ term: UnderstoodQuery.Term, _ language: String, _ place: inout Int
  ) {
    for (number, word) in term.words.enumerated() {
      append(
        SoughtWord(
          text: word, place: place + number, part: term.part?.name,
          phrase: term.isPhrase ? .init(words: term.words, number: number, isExact: true) : nil))
    }
    let others = term.alternatives.filter { $0.language == nil || $0.language == language }
    for name in others.map(\.words) {
      for (number, word) in name.enumerated() {
        append(
          SoughtWord(
            text: word, place: place + Swift.min(number, term.words.count - 1),
            part: term.part?.name,
            phrase: name.count == 1
              ? nil : .init(words: name, number: number, isExact: false)))
      }
    }
    place += term.words.count
  }

  fileprivate mutating func add(
    _ clause: UnderstoodQuery.Clause, _ language: String, _ place: inout Int
  ) {
    switch clause {
    case .term(let term): add(term, language, &place)
    case .phrase(let words, let part, _):
      for (number, word) in words.enumerated() {
        append(
          SoughtWord(
            text: word, place: place, part: part?.name,
            phrase: .init(words: words, number: number, isExact: true)))
        place += 1
      }
    case .prefix(let word, let part, _):
      append(SoughtWord(text: word + "*", place: place, part: part?.name))
      place += 1
    case .all(let clauses), .any(let clauses):
      for clause in clauses { add(clause, language, &place) }
    case .filter, .not, .everything: break
    }
  }
}
