internal import Xapian

extension QueryCompiler {
  /// Added for each named value that an exemplar carries: more than words can weigh, and five of them less than what
  /// having all the words adds.
  static let namingBonus = 1_000.0

  /// A weight without what was added to it for the order.
  static func plainScore(_ weight: Double) -> Double {
    weight.truncatingRemainder(dividingBy: namingBonus)
  }

  /// What must be there for all words to be there, and what may be there where words may be missing; each word weighed
  /// by its place in the question.
  ///
  /// Words that name a value are there where the value is.
  func words(
    of query: UnderstoodQuery, _ ranking: Ranking?
  ) -> (all: [Xapian.Query], any: [Xapian.Query]) {
    let isTelling = query.terms.contains { !$0.isCommon }
    var (required, optional): ([Xapian.Query], [Xapian.Query]) = ([], [])
    var place = 0
    while place < query.terms.count {
      let naming = query.namings.first { $0.counts && $0.terms.lowerBound == place }
      let range = naming.map(\.terms) ?? place..<(place + 1)
      let terms = query.terms[range].filter { !isTelling || !$0.isCommon }
      let words = terms.enumerated().map { weighed($1, optional.count + $0, ranking) }
      place = range.upperBound
      guard !words.isEmpty else { continue }
      optional += words
      if let naming {
        let value = Xapian.Query.scaled(filter(naming.filter), by: 0)
        required.append(.or([all(words), value]))
        optional.append(value)
      } else {
        required += words
      }
    }
    return (required, optional)
  }

  private func weighed(
    _ term: UnderstoodQuery.Term, _ place: Int, _ ranking: Ranking?
  ) -> Xapian.Query {
    let query = self.term(term, isRanking: true)
    let weight = ranking?.weight(ofWord: place) ?? 1
    return weight == 1 ? query : .scaled(query, by: weight)
  }

  /// What puts exemplars that carry the values that words name before those that do not; each value counts once.
  func carriers(_ query: UnderstoodQuery) -> [Xapian.Query] {
    var filters: [UnderstoodQuery.Filter] = []
    for naming in query.namings where naming.weight == .ranks {
      let filter = naming.filter
      let isKnown = filters.contains { $0.field == filter.field && $0.values == filter.values }
      if !isKnown { filters.append(filter) }
    }
    return filters.map { .filter(.constantWeight(QueryCompiler.namingBonus), by: filter($0)) }
  }
}
