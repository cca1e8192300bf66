internal import ExemplarLanguage
internal import Xapian

/// The words of one language that were met so far: each is judged and stemmed once for all exemplars.
///
/// ```swift
/// let words = LearnedWords(try Analyzer(LanguageRules(code: "en")))
/// words.stem(of: words.number(of: "circuits"))   // the number of `circuit`
/// ```
final class LearnedWords {
  let analyzer: Analyzer
  private var words = WordTable()
  /// With a space behind each, so that it can be the first of two.
  private var stems = WordTable()
  /// By the word's number; nil for a word that says too little.
  private var stemOfWord: [Int32?] = []

  init(_ analyzer: Analyzer) { self.analyzer = analyzer }

  /// True when it has learned so many that forgetting them is better; nobody may hold a number then.
  var isFull: Bool { words.count > 100_000 }

  /// The number of a folded word.
  func number(of word: String) -> Int {
    let (number, isNew) = words.number(of: word)
    if isNew {
      let stem = analyzer.isStopword(word) ? nil : analyzer.stem(word)
      stemOfWord.append(stem.map { Int32(stems.number(of: $0 + " ").number) })
    }
    return number
  }

  /// The number of a word's stem; nil for a word that says too little to be searched for by itself.
  func stem(of number: Int) -> Int? { stemOfWord[number].map(Int.init) }

  /// The bytes of a word.
  func word(_ number: Int) -> ArraySlice<UInt8> { words.word(number) }

  /// The bytes of a stem.
  func stemBytes(_ number: Int) -> ArraySlice<UInt8> { stems.word(number).dropLast() }

  /// The bytes of a stem and a space.
  func stemAndSpace(_ number: Int) -> ArraySlice<UInt8> { stems.word(number) }
}
