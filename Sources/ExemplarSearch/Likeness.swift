internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Glibc
internal import Xapian

/// What makes other exemplars like one: the words that set it apart in its own language, and its values.
///
/// Values weigh less than words, the rare ones more than the common ones. Where few lessons share words, those that
/// share enough values are neighbors too: the same standards and grade in another language.
struct Likeness {
  /// How many significant words are looked for.
  static let words = 20
  /// A word that more than one in so many exemplars have says too little; in a small collection none does.
  static let commonness = 10
  /// With fewer telling words the common ones are looked for, too.
  static let fewWords = 5
  /// What all values together weigh, when all words together weigh 1.
  static let weightOfValues = 0.3
  /// A neighbor weighs at least this share of what the exemplar itself would.
  static let nearness = 0.15
  /// Fields whose values say what a lesson is about and for whom; school and year do not.
  static let fields: Set<String> = [
    "iste", "concept", "practice", "standard", "citizenship", "subject", "grade", "program",
  ]

  /// A word that both may have.
  private struct Word {
    /// As the exemplar writes it.
    var written: String
    var term: String
  }

  /// A value that both may have.
  private struct Value {
    /// `iste:4a`
    var written: String
    var term: String
    /// How much it tells: in how few exemplars it is.
    var rarity: Double
    /// What it is part of, which need not be told beside it: `iste:4`.
    var parent: String?
  }

  /// The exemplar itself.
  let card: Card
  private let term: String
  private let words: [Word]
  private let values: [Value]
  /// What the exemplar itself weighs by its words.
  private let ownWeight: Double

  /// Looks at an exemplar; nil for one that is not there.
  init?(of id: String, in reader: IndexReader) throws {
    term = TermLayout.identifier(id)
    guard let number = try reader.database.documentID(forTerm: term) else { return nil }
    let document = try reader.database.document(number, fetching: [.data, .values])
    card = try Card(stored: document.data)
    words = try Likeness.words(of: card, number, reader)
    values = try Likeness.values(of: card, document, reader)
    ownWeight = try Likeness.weight(of: words, in: term, reader)
  }

  // MARK: Words

  /// The most significant stems that stand in the exemplar's own text and in another exemplar, heaviest first.
  ///
  /// By Bose–Einstein statistics: they find the other lessons of a unit a little better than the classical weight does,
  /// and leave something over in a collection of three lessons.
  private static func words(
    of card: Card, _ document: UInt32, _ reader: IndexReader
  ) throws -> [Word] {
    let analyzer = try reader.analyzer(for: card.language)
    let prefix = TermLayout.stem("", language: analyzer.rules.code)
    let terms = try reader.database.expand(
      relevant: [document], limit: words * 5, keepingPrefix: prefix, scheme: .bo1)
    let text = try StoredText(stored: reader.database.metadata(IndexKey.text(card.id)))
    let written = WrittenWords(
      of: Set(terms.map { String($0.term.dropFirst(prefix.count)) }), by: analyzer,
      in: [card.title, card.summary] + text.parts.filter { $0.name != "names" }.map(\.text))
    let common = max(try reader.database.documentCount / commonness, 50)
    var telling: [Word] = []
    var others: [Word] = []
    for (term, _) in terms where telling.count < words {
      guard let word = written.words[String(term.dropFirst(prefix.count))] else { continue }
      let frequency = try reader.database.frequency(ofTerm: term)
      if frequency > common {
        others.append(Word(written: word, term: term))
      } else if frequency > 1 {
        telling.append(Word(written: word, term: term))
      }
    }
    return telling.count < fewWords ? Array((telling + others).prefix(words)) : telling
  }

  private static func weight(
    of words: [Word], in term: String, _ reader: IndexReader
  ) throws -> Double {
    guard !words.isEmpty else { return 0 }
    let itself = MatchRequest(
      .filter(.or(words.map { .term($0.term) }), by: .term(term)), weighting: .ineB2(1.0), limit: 1)
    return try reader.database.match(itself).items.first?.weight ?? 0
  }

  // MARK: Values

  private static func values(
    of card: Card, _ document: StoredDocument, _ reader: IndexReader
  ) throws -> [Value] {
    var values: [Value] = []
    let count = Double(try reader.database.documentCount)
    func add(_ value: String, _ field: Field, in parent: String? = nil) throws {
      let term = TermLayout.value(value, field: field)
      let frequency = try reader.database.frequency(ofTerm: term)
      guard frequency > 1 else { return }
      values.append(
        Value(
          written: field.name + ":" + value, term: term,
          rarity: log2((count + 1) / Double(frequency)),
          parent: parent.map { field.name + ":" + $0 }))
    }
    for number in ordinals(document.values[TermLayout.Slot.facets] ?? []) {
      guard reader.facets.entries.indices.contains(number) else { continue }
      let entry = reader.facets.entries[number]
      guard fields.contains(entry.field), let value = entry.value,
        let field = reader.field(named: entry.field)
      else { continue }
      try add(value.id, field, in: entry.parent.flatMap { reader.facets.entries[$0].value?.id })
    }
    for (name, own) in [("tool", card.tools), ("keyword", card.keywords)] {
      guard let field = reader.field(named: name) else { continue }
      for value in own { try add(value, field) }
    }
    return values
  }

  /// The facet slot is a sequence of little-endian 16-bit numbers.
  private static func ordinals(_ slot: [UInt8]) -> [Int] {
    stride(from: 0, to: slot.count - 1, by: 2).map { Int(slot[$0]) | Int(slot[$0 + 1]) << 8 }
  }

  // MARK: The question

  /// What is asked of the engine: everything near enough, nearest first, but not the exemplar itself.
  ///
  /// - Parameter byValues: whether values without a shared word are enough.
  func request(offset: Int, limit: Int, byValues: Bool) -> MatchRequest {
    let weight = ownWeight > 0 ? ownWeight : 1
    let share = weight * Likeness.weightOfValues / max(values.map(\.rarity).reduce(0, +), 1)
    let words: [Query] = words.map { .term($0.term) }
    let values: [Query] = values.map {
      .filter(.constantWeight($0.rarity * share), by: .term($0.term))
    }
    return MatchRequest(
      .andNot(byValues ? .or(words + values) : .maybe(.or(words), .or(values)), .term(term)),
      weighting: .ineB2(1.0), offset: offset, limit: limit, checkAtLeast: .max,
      sort: .relevanceThenValue(TermLayout.Slot.identifier), fetch: [.data, .matchingTerms],
      leastWeight: weight * Likeness.nearness)
  }

  /// What a neighbor shares: words and values, those that tell most first.
  func shared(_ terms: [String]) -> Matched {
    let terms = Set(terms)
    let shared = values.filter { terms.contains($0.term) }.sorted { $1.rarity < $0.rarity }
    let parents = Set(shared.compactMap(\.parent))
    return Matched(
      terms: words.filter { terms.contains($0.term) }.map(\.written), parts: [],
      filters: shared.map(\.written).filter { !parents.contains($0) })
  }

  /// The significant words as if they had been typed.
  var query: UnderstoodQuery {
    UnderstoodQuery(
      text: "",
      terms: words.map {
        .init(words: [$0.written], alternatives: [], part: nil, isCommon: false, typed: $0.written)
      }, required: [], filters: [], excluded: [], warnings: [], expanded: [], isBrowsing: false,
      isUnusable: false)
  }
}
