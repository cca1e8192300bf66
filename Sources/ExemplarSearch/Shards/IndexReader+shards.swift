internal import ExemplarLanguage
internal import Xapian

extension IndexReader {
  /// The shards that a stamp names; nil where the index is of one piece.
  static func shards(of folder: IndexFolder, _ stamp: String) throws -> OpenShards? {
    stamp.hasPrefix(ShardNote.stampPrefix) ? try OpenShards(folder, stamp: stamp) : nil
  }

  /// What a stamp names: one database, or several as one.
  static func database(
    of folder: IndexFolder, _ stamp: String, _ shards: OpenShards?
  ) throws -> Database {
    if let shards { return try shards.joined() }
    return try Database(path: folder.database(stamp: stamp))
  }

  /// What is kept under a key of one exemplar.
  func metadata(_ key: String, of id: String) throws -> [UInt8] {
    try shards?.metadata(key, of: id) ?? database.metadata(key)
  }

  /// Puts what all shards say in the place of what the first says.
  func takeFromShards() {
    facetPlaces = [:]
    guard let shards else { return }
    let joined = shards.facets
    languages = shards.languages
    facets = joined.dictionary
    facetPlaces = joined.places
    revision = shards.revision
  }

  /// The places in ``facets`` of the values that a document has in a facet's slot.
  func facetNumbers(of set: [UInt8]) -> [Int] { FacetSet.numbers(of: set).map(facetPlace) }

  /// The place in ``facets`` of a value by its number in documents.
  func facetPlace(of number: Int) -> Int {
    facetPlaces.isEmpty ? number : facetPlaces[number] ?? number
  }

  /// What every answer tells of shards that are missing, as the last question met them.
  public var shardWarnings: [QueryWarning] { shards?.warnings ?? [] }

  /// Refuses a question that only the whole collection answers while a part of it is missing.
  func requireShards() throws(SearchError) {
    if !shardWarnings.isEmpty { throw .shardsMissing(shardWarnings) }
  }
}
