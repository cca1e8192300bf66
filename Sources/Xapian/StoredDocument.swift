internal import CXapian

/// A document as it came out of a database, with the parts that were asked for.
public struct StoredDocument: Hashable, Sendable {
  /// The parts of a document that may be asked for.
  public struct Parts: OptionSet, Hashable, Sendable {
    public let rawValue: UInt32
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// What was stored to be shown.
    public static let data = Parts(CX_PART_DATA)
    /// Its terms and their frequencies.
    public static let terms = Parts(CX_PART_TERMS)
    /// Its terms, their frequencies and their positions.
    public static let positions = Parts(
      rawValue: CX_PART_TERMS.rawValue | CX_PART_POSITIONS.rawValue)
    /// Its values by slot.
    public static let values = Parts(CX_PART_VALUES)
    /// Everything.
    public static let all: Parts = [.data, .positions, .values]

    private init(_ part: cx_parts) { rawValue = part.rawValue }
  }

  /// Its id in this database.
  public var id: UInt32
  /// What was stored to be shown.
  public var data: [UInt8]
  /// Its terms, in byte order.
  public var terms: [Posting]
  /// Its values by slot.
  public var values: [UInt32: [UInt8]]

  init(reading packet: inout PacketReader) {
    id = packet.u32()
    data = packet.bytes()
    terms = packet.list {
      Posting(term: $0.text(), frequency: $0.u32(), positions: $0.numbers())
    }
    values = [:]
    for (slot, value) in packet.list({ ($0.u32(), $0.bytes()) }) { values[slot] = value }
  }
}
