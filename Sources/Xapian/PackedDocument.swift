/// A document whose postings are packed already; otherwise like ``IndexedDocument``.
public struct PackedDocument: Hashable, Sendable {
  /// What a result shows; the engine only keeps it.
  public var data: [UInt8]
  /// The terms by which it is found.
  public var postings: PackedPostings
  /// Short values by slot, for sorting, ranges, collapsing and counting.
  public var values: [UInt32: [UInt8]]

  public init(data: [UInt8], postings: PackedPostings, values: [UInt32: [UInt8]]) {
    self.data = data
    self.postings = postings
    self.values = values
  }

  /// The document as one packet.
  ///
  /// - Throws: `.invalidArgument` for a term that the engine could not store. The engine would find
  ///   out at the commit, and then fail the whole batch.
  func packet(operation: String) throws(XapianError) -> [UInt8] {
    try postings.check(operation: operation)
    var packet = PacketWriter()
    let valuesLength = values.reduce(0) { $0 + 8 + $1.value.count }
    packet.reserve(12 + data.count + postings.packet.bytes.count + valuesLength)
    packet.text(data)
    packet.u32(UInt32(postings.count))
    packet.append(postings.packet.bytes[...])
    packet.u32(UInt32(values.count))
    for (slot, value) in values {
      packet.u32(slot)
      packet.text(value)
    }
    return packet.bytes
  }
}
