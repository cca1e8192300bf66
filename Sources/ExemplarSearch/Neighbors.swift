internal import ExemplarLanguage
internal import ExemplarVocabulary
internal import Xapian

extension IndexReader {
  /// The exemplars that are most like one, best first.
  ///
  /// ```swift
  /// let neighbors = try reader.similar(to: "paper-circuits")
  /// neighbors.like?.title                // "Paper circuits"
  /// neighbors.hits.first?.matched.filters  // ["iste:4a", "grade:4"], what both have
  /// neighbors.hits.first?.matched.terms    // ["copper", "circuit"], what both are about
  /// ```
  ///
  /// The total counts those that are near at all, not everything that shares a word. A neighbor that the record itself
  /// names as related has `related` among the parts of its reason. A word may be matched by its counterpart in another
  /// language; it is told as the exemplar writes it.
  ///
  /// - Throws: `.unknownExemplar`; `.limit` and `.option` for a page that cannot be.
  public func similar(
    to id: String, page: Int = 1, perPage: Int = 10, ranking: Ranking = Ranking()
  ) throws(SearchError) -> Results {
    try SearchLimits().check(page: page, perPage: perPage)
    return try onOneSnapshot {
      try self.shards?.requireShard(of: id.lowercased())
      guard let likeness = try Likeness(of: id.lowercased(), in: self, ranking: ranking) else {
        throw SearchError.unknownExemplar(id: id, nearest: try self.ids(near: id))
      }
      var results = try self.results(of: likeness, page: page, perPage: perPage)
      results.query.warnings += self.shardWarnings
      return results
    }
  }

  private func results(of likeness: Likeness, page: Int, perPage: Int) throws -> Results {
    let offset = (page - 1) * perPage
    let matches = try match(likeness.request(offset: offset, limit: perPage))
    let hits = try matches.items.enumerated().map { place, item in
      let card = try Card(stored: item.data)
      return Hit(
        card: card, rank: offset + place + 1, score: item.weight, snippet: nil,
        matched: likeness.shared(with: card, item.matchingTerms))
    }
    return Results(
      query: likeness.query, total: matches.estimate, hits: hits, facets: [], suggestion: nil,
      relaxed: [], withAllWords: nil, without: [], unknown: [:], revision: revision,
      exemplars: try database.documentCount, like: likeness.card)
  }
}
