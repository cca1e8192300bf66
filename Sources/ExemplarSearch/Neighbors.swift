internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

extension IndexReader {
  /// The exemplars that are most like one, best first.
  ///
  /// ```swift
  /// let neighbors = try reader.similar(to: "paper-circuits")
  /// neighbors.like?.title                // "Paper circuits"
  /// neighbors.hits.first?.matched.terms  // ["copper", "circuit"], what both are about
  /// ```
  ///
  /// The total counts those that are near at all, not everything that shares a word.
  ///
  /// - Throws: `.unknownExemplar`; `.limit` and `.option` for a page that cannot be.
  public func similar(
    to id: String, page: Int = 1, perPage: Int = 10
  ) throws(SearchError) -> Results {
    try SearchLimits().check(page: page, perPage: perPage)
    return try onOneSnapshot {
      guard let likeness = try Likeness(of: id.lowercased(), in: self) else {
        throw SearchError.unknownExemplar(id: id, nearest: try self.ids(near: id))
      }
      return try self.results(of: likeness, page: page, perPage: perPage)
    }
  }

  private func results(of likeness: Likeness, page: Int, perPage: Int) throws -> Results {
    let offset = (page - 1) * perPage
    var matches = try database.match(
      likeness.request(offset: offset, limit: perPage, byValues: false))
    if matches.estimate < Self.enough {
      matches = try database.match(
        likeness.request(offset: offset, limit: perPage, byValues: true))
    }
    let hits = try matches.items.enumerated().map { place, item in
      Hit(
        card: try Card(stored: item.data), rank: offset + place + 1,
        score: item.weight, snippet: nil, matched: likeness.shared(item.matchingTerms))
    }
    return Results(
      query: likeness.query, total: matches.estimate, hits: hits, facets: [], suggestion: nil,
      relaxed: [], withAllWords: nil, without: [], unknown: [:], revision: revision,
      exemplars: try database.documentCount, like: likeness.card)
  }
}
