internal import CXapian

/// What to count over *all* matches that are checked, before collapsing.
///
/// Ask for `checkAtLeast: .max`, or only some of the matches are seen.
public enum Spy: Hashable, Sendable {
  /// Each value is a sequence of little-endian 16-bit ordinals, and each ordinal below `count` is
  /// counted: many facets of many values in one slot, at one look a match. Local databases only.
  case ordinals(slot: UInt32, count: Int)
  /// Each value is counted whole. Works remotely, too.
  case values(slot: UInt32)

  func write(to packet: inout PacketWriter) {
    switch self {
    case .ordinals(let slot, let count):
      packet.u8(UInt8(CX_SPY_ORDINALS.rawValue))
      packet.u32(slot)
      packet.u32(clamping: count)
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
  /// For `.ordinals`: in how many documents each ordinal is; otherwise empty.
  public var ordinals: [Int] = []
  /// For `.ordinals`: how many ordinals were not below the count; more than 0 says that the values
  /// were written for another table.
  public var strays: Int = 0
  /// For `.values`: in how many documents each value is; otherwise empty.
  public var values: [[UInt8]: Int] = [:]

  init(reading packet: inout PacketReader, of spy: Spy) {
    documents = packet.count()
    switch spy {
    case .ordinals:
      strays = packet.count()
      ordinals = packet.list { $0.count() }
    case .values:
      values = Dictionary(
        packet.list { ($0.bytes(), $0.count()) }, uniquingKeysWith: { first, _ in first })
    }
  }
}
