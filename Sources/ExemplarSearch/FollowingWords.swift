internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

/// Completes the last of several words by what follows the word before it in lessons.
///
/// The index keeps which stem follows which, with at most two small words between, so the words that may come next
/// are listed with their counts: no positions are compared.
///
/// ```swift
/// try FollowingWords(reader: reader).words(TypedBeginning("paper cir"), 10)   // [("circuits", 12), ("circles", 1)]
/// ```
struct FollowingWords {
  let reader: IndexReader
  /// How many stems that follow are looked at, of each language.
  private static let looks = 40
  /// How many written words of one beginning are looked at for those of a stem.
  private static let endings = 60

  /// A word that may come next.
  struct Word: Hashable {
    var text: String
    /// How many exemplars have all the words, each after the one before.
    var count: Int
  }

  /// At most so many endings of the last word, the most frequent first.
  func words(_ typed: TypedBeginning, _ limit: Int) throws -> [Word] {
    guard let last = typed.words.last else { return [] }
    var counts: [String: Int] = [:]
    for analyzer in reader.analyzers {
      for word in try words(beginning: last, after: typed.words.dropLast(), analyzer, limit) {
        counts[word.text, default: 0] += word.count
      }
    }
    return counts.map(Word.init).sorted { ($1.count, $0.text) < ($0.count, $1.text) }
      .prefix(limit).map { $0 }
  }

  private func words(
    beginning: String, after before: ArraySlice<String>, _ analyzer: Analyzer, _ limit: Int
  ) throws -> [Word] {
    guard let chain = Chain(before, analyzer) else { return [] }
    let start = chain.next(String(beginning.prefix(FollowingWords.sure(beginning))))
    let following = try reader.database.frequentTerms(prefix: start, limit: FollowingWords.looks)
    let skipped = chain.next("").count
    var found: [Word] = []
    for (term, frequency) in following where found.count < limit {
      let stem = String(term.dropFirst(skipped))
      guard FollowingWords.mayBegin(stem, beginning),
        let word = try written(stem, beginning, analyzer)
      else { continue }
      let count =
        chain.links.isEmpty
        ? frequency : try reader.count(.and((chain.links + [term]).map { .term($0) }))
      if count > 0 { found.append(Word(text: word, count: count)) }
    }
    return found
  }

  /// How many first letters of a word are those of its stem, too, whatever the word becomes.
  private static func sure(_ beginning: String) -> Int {
    switch beginning.count {
    case ...2: beginning.count
    case 3: 2
    default: 3
    }
  }

  /// True where some word of the stem may begin so: `circuit` goes on to `circuits`, and `studi` was `study`.
  private static func mayBegin(_ stem: String, _ beginning: String) -> Bool {
    stem.hasPrefix(beginning) || beginning.hasPrefix(stem.dropLast())
  }

  /// The word of a stem that begins so, as most lessons write it.
  private func written(
    _ stem: String, _ beginning: String, _ analyzer: Analyzer
  ) throws -> String? {
    let sure = stem.dropLast()
    let start = sure.hasPrefix(beginning) ? String(sure) : beginning
    var frequencies: [String: Int] = [:]
    for part in parts {
      let terms = try reader.database.frequentTerms(
        prefix: TermLayout.word(start, part: part), limit: FollowingWords.endings)
      for (term, frequency) in terms {
        let word = String(term.dropFirst(part.prefix.count))
        guard !reader.isCommon(word), analyzer.stem(word) == stem else { continue }
        frequencies[word, default: 0] += frequency
      }
    }
    return frequencies.min { (-$0.value, $0.key) < (-$1.value, $1.key) }?.key
  }

  /// Where words are looked up as they are written.
  private var parts: [Field] {
    reader.spellingParts + reader.parts.filter { $0.name == "summary" }
  }

  /// The words before the last, as the index links them in one language.
  private struct Chain {
    /// The terms of two words each that follow each other.
    private(set) var links: [String] = []
    private let stem: String
    private let language: String

    /// Nil where the word before the last is too far away to be followed by it, or there is none.
    init?(_ words: ArraySlice<String>, _ analyzer: Analyzer) {
      language = analyzer.rules.code
      var last: String?
      var small = 0
      for word in words {
        if analyzer.isStopword(word) {
          small += 1
          continue
        }
        let stem = analyzer.stem(word)
        if let last, last != stem {
          guard small < TermLayout.farthestPair,
            let link = TermLayout.pair(last, stem, language: language)
          else { return nil }
          links.append(link)
        }
        (last, small) = (stem, 0)
      }
      guard let last, small < TermLayout.farthestPair, last.utf8.count <= 100 else { return nil }
      stem = last
    }

    /// What the terms of all words begin with that follow the last one and begin so themselves.
    func next(_ beginning: String) -> String {
      TermLayout.pair(stem, String(beginning), language: language) ?? ""
    }
  }
}
