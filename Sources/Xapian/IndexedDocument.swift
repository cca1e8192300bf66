/// A document as it goes into a database: a plain value, so that what is indexed can be compared and
/// printed without one.
///
/// ```swift
/// let document = IndexedDocument(
///   data: Array("Paper circuits".utf8),
///   postings: [Posting(term: "Q7", frequency: 0), Posting(term: "circuit", positions: [2])],
///   values: [0: sortableSerialise(2019)])
/// let id = try database.replace(term: "Q7", with: document)
/// ```
public struct IndexedDocument: Hashable, Sendable {
  /// What a result shows; the engine only keeps it.
  public var data: [UInt8]
  /// The terms by which it is found. A term may be named twice; its occurrences add up.
  public var postings: [Posting]
  /// Short values by slot, for sorting, ranges, collapsing and counting.
  public var values: [UInt32: [UInt8]]

  public init(
    data: [UInt8] = [], postings: [Posting] = [], values: [UInt32: [UInt8]] = [:]
  ) {
    self.data = data
    self.postings = postings
    self.values = values
  }

  /// The same document, its postings packed.
  public var packed: PackedDocument {
    var packed = PackedPostings()
    for posting in postings {
      packed.add(
        [], posting.term.bytes[...], frequency: Int(posting.frequency),
        positions: posting.positions[...])
    }
    return PackedDocument(data: data, postings: packed, values: values)
  }
}
