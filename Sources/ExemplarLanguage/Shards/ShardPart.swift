/// Which part of a collection a database holds: the exemplars of one shard among so many.
///
/// The numbers of facets' values mean the same in all shards without a word between them. Values of the vocabularies
/// are numbered before any other and alike everywhere; the others (school years, say) each shard numbers for itself,
/// 64 apart, so that no two shards use the same number.
public struct ShardPart: Hashable, Sendable {
  /// From 0.
  public let number: Int
  /// How many shards there are.
  public let count: Int

  /// Makes a part.
  public init(number: Int, of count: Int) {
    self.number = number
    self.count = count
  }

  /// True for an exemplar that belongs into this part.
  public func holds(_ id: String) -> Bool {
    ShardList.number(of: id, among: count) == number
  }

  /// The number under which documents carry a facet's value; `common` values are numbered alike everywhere.
  public func facetNumber(_ place: Int, common: Int) -> Int {
    place < common ? place : common + (place - common) * ShardList.most + number
  }

  /// As the shard's database keeps it, with the number of facets' values that are numbered alike everywhere.
  public func stored(common: Int) -> [UInt8] {
    var writer = ByteWriter()
    for value in [number, count, common] { writer.number(value) }
    return writer.bytes
  }

  /// Reads a part back; a database that holds all of a collection has none.
  public static func read(
    stored: [UInt8]
  ) throws(StoredFormatError) -> (part: ShardPart, common: Int)? {
    guard !stored.isEmpty else { return nil }
    var reader = ByteReader(stored, what: "part of a shard")
    let part = ShardPart(number: try reader.number(), of: try reader.number())
    return (part, try reader.number())
  }
}
