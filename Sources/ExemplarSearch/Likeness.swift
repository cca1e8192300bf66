internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

/// What makes other exemplars like one: the values they share, the words that tell its theme, in whichever language,
/// and the word of whoever wrote it.
///
/// The exemplar itself would weigh 1 by what it says, at most: a half by its values, a half by its words.
struct Likeness {
  /// A neighbor weighs at least this.
  static let nearness = 0.1

  /// The exemplar itself.
  let card: Card
  private let term: String
  private let words: [TellingWord]
  private let values: [TellingValue]
  private let weightOfValues: Double
  /// Ids that the record names as related.
  private let related: [String]
  private let ranking: Ranking
  /// What all its words weigh in the exemplar itself, before they are brought to their share.
  private let weightOfWords: Double

  /// Looks at an exemplar; nil for one that is not there.
  init?(of id: String, in reader: IndexReader, ranking: Ranking) throws {
    term = TermLayout.identifier(id)
    guard let number = try reader.database.documentID(forTerm: term),
      let detail = try reader.detail(of: id)
    else { return nil }
    let document = try reader.database.document(number, fetching: [.values])
    card = detail.card
    related = detail.related
    self.ranking = ranking
    let text = try reader.text(of: card.id)
    words = try TellingWords(of: detail, text, in: reader, usesGlossary: ranking.usesGlossary).words
    let sets = document.values.filter { $0.key >= TermLayout.Slot.firstFacet }
    let telling = try TellingValues(
      of: card, facets: sets.values.flatMap(reader.facetNumbers), in: reader)
    values = telling.values
    weightOfValues = telling.weight
    weightOfWords = try Likeness.weight(of: words, in: term, reader)
  }

  private static func weight(
    of words: [TellingWord], in term: String, _ reader: IndexReader
  ) throws -> Double {
    guard !words.isEmpty else { return 0 }
    let itself = MatchRequest(
      .filter(.or(words.map(Likeness.own)), by: .term(term)), weighting: .ineB2(1.0), limit: 1)
    return try reader.match(itself).items.first?.weight ?? 0
  }

  // MARK: The question

  /// What is asked of the engine: everything near enough, nearest first, but not the exemplar itself.
  ///
  /// A shared word, theme or the record's word makes a neighbor; a shared grade or subject brings it nearer.
  func request(offset: Int, limit: Int) -> MatchRequest {
    let scale = weightOfWords > 0 ? (1 - ranking.neighborValues) / weightOfWords : 0
    let themes = values.filter(\.isTheme).map(weighed)
    let rest = values.filter { !$0.isTheme }.map(weighed)
    let near = Query.or(words.map { .scaled(query(of: $0), by: scale) } + themes + relation)
    return MatchRequest(
      .andNot(.maybe(near, .or(rest)), .term(term)), weighting: .ineB2(1.0), offset: offset,
      limit: limit, checkAtLeast: .max, sort: .relevanceThenValue(TermLayout.Slot.identifier),
      fetch: [.data, .matchingTerms], leastWeight: Likeness.nearness)
  }

  private static func own(_ word: TellingWord) -> Query {
    .scaled(.term(word.term), by: word.weight)
  }

  private func query(of word: TellingWord) -> Query {
    let own = Likeness.own(word)
    guard !word.others.isEmpty else { return own }
    let others = Query.max(word.others.map { .term($0) })
    return .or([own, .scaled(others, by: word.weight * ranking.glossaryWeight)])
  }

  private func weighed(_ value: TellingValue) -> Query {
    .filter(
      .constantWeight(value.weight * ranking.neighborValues / weightOfValues),
      by: .term(value.term))
  }

  private var relation: [Query] {
    let others = related.map { Query.term(TermLayout.identifier($0.lowercased())) }
    guard !others.isEmpty, ranking.neighborRelated > 0 else { return [] }
    return [.filter(.constantWeight(ranking.neighborRelated), by: .or(others))]
  }

  // MARK: The reasons

  /// What a neighbor shares: values, those that matter most first, then words, those that tell most first.
  func shared(with card: Card, _ terms: [String]) -> Matched {
    let terms = Set(terms)
    let shared = values.filter { terms.contains($0.term) }
    let parents = Set(shared.compactMap(\.parent))
    return Matched(
      terms: words.filter { terms.contains($0.term) || !terms.isDisjoint(with: $0.others) }
        .map(\.written),
      parts: related.contains { $0.lowercased() == card.id } ? ["related"] : [],
      filters: shared.map(\.written).filter { !parents.contains($0) })
  }

  /// The telling words as if they had been typed.
  var query: UnderstoodQuery {
    UnderstoodQuery(
      text: "",
      terms: words.map {
        .init(words: [$0.written], alternatives: [], part: nil, isCommon: false, typed: $0.written)
      }, required: [], filters: [], excluded: [], warnings: [], expanded: [], isBrowsing: false,
      isUnusable: false)
  }
}
