public import Xapian

/// How words become an order: everything about ranking that can be tried without building the index anew.
///
/// ```swift
/// var ranking = Ranking()
/// ranking.weighting = .bm25()
/// try ranking.set("all-words-first", to: "off")
/// ```
///
/// What it is without any change is what the judged queries were tuned with; `index/README.md` has the figures.
public struct Ranking: Hashable, Sendable {
  /// How the terms that an exemplar shares with the question become its weight.
  public var weighting = Weighting.ineB2(1)
  /// Exemplars with all the words stand before those that lack some.
  public var allWordsFirst = true
  /// Up to how many words that holds: a longer question is a sentence, whose words are not all meant.
  public var allWordsUpTo = 4.0
  /// What words that people ask with weigh, `lesson` and `students`, beside words that tell more.
  public var asking = 0.2
  /// Plain words that name a value put the exemplars that carry it first.
  public var recognition = true

  /// How much two words that follow each other in the question weigh where they do so in a lesson too; 0 for nothing.
  public var pairs = 0.15
  /// After how many words a word weighs half as much as the first one: what comes late in a long question is detail.
  /// 0: all weigh alike.
  public var decay = 30.0
  /// Words also find lessons in the other language, by the glossary.
  public var usesGlossary = true
  /// What a word of the other language weighs beside the typed one.
  public var glossaryWeight = 0.8

  /// How much of what an exemplar is, values say: standards, concepts, grades. The rest is told by its words.
  public var neighborValues = 0.5
  /// What a neighbor weighs more when the record names it as related; the exemplar itself would weigh 1.
  public var neighborRelated = 0.1

  /// The ranking that searches use.
  public init() {}
}

extension Ranking {
  /// Everything ``set(_:to:)`` knows, by name, with one line of what it does.
  public static let switches: [(name: String, about: String)] = [
    ("all-words-first", "on or off: lessons with all the words come before those that lack some"),
    ("all-words-up-to", "a number from 0: up to how many words that holds; 0 for any number"),
    ("asking", "a number from 0: the weight of words that people ask with: lesson, students"),
    ("pairs", "a number from 0: the weight of words that follow each other, as in the question"),
    ("decay", "a number from 0: after how many words a word weighs half as much; 0 for never"),
    ("recognition", "on or off: lessons with a value that plain words name come first"),
    ("glossary", "on or off: words also find lessons in the other language"),
    (
      "glossary-weight", "a number from 0 to 1: what a word of the other language weighs"
    ),
    ("neighbor-values", "a number from 0 to 1: how much shared values make lessons alike"),
    ("neighbor-related", "a number from 0 to 1: what a record’s word that they are related adds"),
  ]

  /// Changes what is called by a name.
  ///
  /// - Throws: ``RankingError``, which quotes the name or the value that is not known.
  public mutating func set(_ name: String, to value: String) throws(RankingError) {
    switch name {
    case "all-words-first": allWordsFirst = try Ranking.isOn(value, name)
    case "all-words-up-to": allWordsUpTo = try Ranking.number(value, name)
    case "asking": asking = try Ranking.number(value, name)
    case "pairs": pairs = try Ranking.number(value, name)
    case "decay": decay = try Ranking.number(value, name)
    case "recognition": recognition = try Ranking.isOn(value, name)
    case "glossary": usesGlossary = try Ranking.isOn(value, name)
    case "glossary-weight": glossaryWeight = try Ranking.share(value, name)
    case "neighbor-values": neighborValues = try Ranking.share(value, name)
    case "neighbor-related": neighborRelated = try Ranking.share(value, name)
    default: throw .unknownSwitch(name)
    }
  }

  private static func number(_ value: String, _ name: String) throws(RankingError) -> Double {
    guard let number = Double(value), number.isFinite, number >= 0 else {
      throw .unknownValue(value, of: name)
    }
    return number
  }

  private static func share(_ value: String, _ name: String) throws(RankingError) -> Double {
    guard let number = Double(value), (0...1).contains(number) else {
      throw .unknownValue(value, of: name)
    }
    return number
  }

  private static func isOn(_ value: String, _ name: String) throws(RankingError) -> Bool {
    switch value {
    case "on", "yes", "true": true
    case "off", "no", "false": false
    default: throw .unknownValue(value, of: name)
    }
  }
}

extension Ranking {
  /// Whether lessons with all of so many words come first.
  func allWordsFirst(of words: Int) -> Bool {
    allWordsFirst && (allWordsUpTo == 0 || Double(words) <= allWordsUpTo)
  }

  /// What a word of a question counts, by its place among those that rank, from 0.
  func weight(ofWord place: Int) -> Double { decay > 0 ? 1 / (1 + Double(place) / decay) : 1 }
}

/// A setting of the ranking that cannot be.
public enum RankingError: Error, Hashable, Sendable, CustomStringConvertible {
  case unknownSwitch(String)
  case unknownValue(String, of: String)

  public var description: String {
    switch self {
    case .unknownSwitch(let name):
      "“\(name)” is not a setting of the ranking. Use one of: "
        + Ranking.switches.map(\.name).joined(separator: ", ") + "."
    case .unknownValue(let value, let name):
      "“\(value)” cannot be the value of \(name): "
        + (Ranking.switches.first { $0.name == name }?.about ?? "") + "."
    }
  }
}
