internal import CXapian

/// What to count over *all* matches that are checked, before collapsing.
///
/// Ask for `checkAtLeast: .max`, or only some of the matches are seen. Both work remotely, too.
public enum Spy: Hashable, Sendable {
  /// Each value is counted whole.
  case values(slot: UInt32)
  /// Values are sets of numbers below 65,536, as little-endian pairs of bytes: each number is counted.
  case numbers(slot: UInt32)

  func write(to packet: inout PacketWriter) {
    switch self {
    case .values(let slot):
      packet.u8(UInt8(CX_SPY_VALUES.rawValue))
      packet.u32(slot)
    case .numbers(let slot):
      packet.u8(UInt8(CX_SPY_NUMBERS.rawValue))
      packet.u32(slot)
    }
  }
}

/// What one spy counted.
public struct SpyCounts: Hashable, Sendable {
  /// How many matches it looked at.
  public var documents: Int
  /// In how many documents each value is; empty where numbers were counted.
  public var values: [[UInt8]: Int] = [:]
  /// In how many documents each number is, ascending; empty where whole values were counted.
  public var numbers: [NumberCount] = []

  /// A number of a set, and in how many documents it is.
  public struct NumberCount: Hashable, Sendable {
    public var number: Int
    public var documents: Int

    public init(number: Int, documents: Int) {
      self.number = number
      self.documents = documents
    }
  }

  init(reading packet: inout PacketReader, of spy: Spy) {
    documents = packet.count()
    switch spy {
    case .values:
      values = Dictionary(
        packet.list { ($0.bytes(), $0.count()) }, uniquingKeysWith: { first, _ in first })
    case .numbers:
      numbers = packet.list { NumberCount(number: $0.count(), documents: $0.count()) }
    }
  }
}
