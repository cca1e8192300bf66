internal import ExemplarLanguage
internal import ExemplarVocabulary

/// The values of facets in several shards, as one dictionary.
///
/// Values of the vocabularies have the same numbers everywhere. The others are numbered by each shard for itself
/// (``ShardPart/facetNumber(_:common:)``), so one value has several numbers in documents, and one here.
struct JoinedFacets {
  private(set) var dictionary = FacetDictionary()
  /// The number in documents → the number in the dictionary, where they differ.
  private(set) var places: [Int: Int] = [:]

  /// Joins the dictionaries of some shards, by the numbers of these.
  init(_ shards: [(number: Int, facets: FacetDictionary, common: Int)]) {
    guard let first = shards.first else { return }
    var entries = Array(first.facets.entries.prefix(first.common))
    var known: [String: Int] = [:]
    for (number, facets, common) in shards {
      let part = ShardPart(number: number, of: 1)
      for (place, entry) in facets.entries.enumerated().dropFirst(common) {
        let key = entry.key
        let joined = known[key] ?? entries.count
        if known[key] == nil {
          known[key] = joined
          var entry = entry
          entry.parent = entry.parent.map { places[part.facetNumber($0, common: common)] ?? $0 }
          entries.append(entry)
        }
        places[part.facetNumber(place, common: common)] = joined
      }
    }
    dictionary = FacetDictionary(entries: entries)
  }
}
