internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

/// Finds exemplars by what has been typed of their titles.
///
/// Words of titles are terms of their own, and the folded title is a value that sorts: so a few cards are read, and
/// never all of them.
struct TitleSuggestions {
  let reader: IndexReader
  /// How many words the last one may stand for; more of them are rare anyway.
  private static let expansion = 40
  /// How many cards are read at most for each suggestion that is wanted.
  private static let looks = 4

  /// Exemplars whose titles have what was typed.
  func titles(_ typed: TypedBeginning, _ limit: Int) throws -> [Suggesting.Candidate] {
    guard let part = reader.fields.first(where: { $0.name == "title" }),
      let first = typed.words.first
    else { return [] }
    let having = try query(typed, part)
    let beginning = Query.filter(
      having,
      by: .valueRange(
        TermLayout.Slot.title, from: Array(first.utf8), to: Array(first.utf8) + [0xFF]))
    var seen: Set<UInt32> = []
    var found: [Suggesting.Candidate] = []
    for query in [beginning, having] where found.count < limit {
      for item in try look(query, limit) where seen.insert(item.document).inserted {
        let card = try Card(stored: item.data)
        guard let place = typed.place(in: TypedBeginning.plain(card.title)) else { continue }
        found.append(candidate(card, place))
      }
    }
    return found
  }

  /// All words, of which the last may go on.
  private func query(_ typed: TypedBeginning, _ part: Field) throws -> Query {
    var words: [Query] = typed.words.map { .term(TermLayout.word($0, part: part)) }
    if !typed.isWhole, let last = typed.words.last {
      let endings = try reader.database.frequentTerms(
        prefix: TermLayout.word(last, part: part), limit: TitleSuggestions.expansion)
      words[words.count - 1] = .or(endings.map { .term($0.term) })
    }
    return words.count == 1 ? words[0] : .and(words)
  }

  /// The first few in the order of the index: without weights, and unsorted, the engine stops there.
  private func look(_ query: Query, _ limit: Int) throws -> [MatchItem] {
    try reader.match(
      MatchRequest(
        query, weighting: .boolean, limit: limit * TitleSuggestions.looks, fetch: .data)
    ).items
  }

  private func candidate(_ card: Card, _ place: TypedBeginning.Place) -> Suggesting.Candidate {
    .init(
      rank: place.rawValue * 2,
      suggested: Suggested(
        kind: .exemplar, text: card.title, query: "id:" + Suggesting.written(card.id), field: "id",
        value: card.id, count: 1))
  }
}
