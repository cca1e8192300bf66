internal import CXapian

/// What to count over *all* matches that are checked, before collapsing.
///
/// Ask for `checkAtLeast: .max`, or only some of the matches are seen.
public enum Spy: Hashable, Sendable {
  /// Each value is counted whole. Works remotely, too.
  case values(slot: UInt32)

  func write(to packet: inout PacketWriter) {
    switch self {
    case .values(let slot):
      packet.u8(UInt8(CX_SPY_VALUES.rawValue))
      packet.u32(slot)
    }
  }
}

/// What one spy counted.
public struct SpyCounts: Hashable, Sendable {
  /// How many matches it looked at.
  public var documents: Int
  /// In how many documents each value is.
  public var values: [[UInt8]: Int]

  init(reading packet: inout PacketReader) {
    documents = packet.count()
    values = Dictionary(
      packet.list { ($0.bytes(), $0.count()) }, uniquingKeysWith: { first, _ in first })
  }
}
