internal import CXapian

/// The order of the matches. Values compare by their bytes; a missing value is the smallest.
///
/// Documents that are equal stand in the order of `MatchRequest.ties`.
public enum Sort: Hashable, Sendable {
  /// The heaviest first.
  case relevance
  /// The heaviest first, equal weights by the value.
  case relevanceThenValue(UInt32, ascending: Bool = true)
  /// By the value alone.
  case value(UInt32, ascending: Bool = true)
  /// By the value, equal values by weight.
  case valueThenRelevance(UInt32, ascending: Bool = true)
  /// By several values in turn. This and the next two do not work on remote databases.
  case values([SlotOrder])
  /// The heaviest first, equal weights by several values in turn.
  case relevanceThenValues([SlotOrder])
  /// By several values in turn, equal values by weight.
  case valuesThenRelevance([SlotOrder])

  /// A slot, and whether its smallest value comes first.
  public struct SlotOrder: Hashable, Sendable {
    public var slot: UInt32
    public var ascending: Bool

    public init(_ slot: UInt32, ascending: Bool = true) {
      self.slot = slot
      self.ascending = ascending
    }
  }

  func write(to packet: inout PacketWriter) {
    switch self {
    case .relevance: packet.u8(UInt8(CX_SORT_RELEVANCE.rawValue))
    case .relevanceThenValue(let slot, let ascending):
      packet.sort(CX_SORT_RELEVANCE_THEN_VALUE, slot, ascending)
    case .value(let slot, let ascending): packet.sort(CX_SORT_VALUE, slot, ascending)
    case .valueThenRelevance(let slot, let ascending):
      packet.sort(CX_SORT_VALUE_THEN_RELEVANCE, slot, ascending)
    case .values(let orders): packet.sort(CX_SORT_VALUES, orders)
    case .relevanceThenValues(let orders): packet.sort(CX_SORT_RELEVANCE_THEN_VALUES, orders)
    case .valuesThenRelevance(let orders): packet.sort(CX_SORT_VALUES_THEN_RELEVANCE, orders)
    }
  }
}

extension PacketWriter {
  fileprivate mutating func sort(_ sort: cx_sort, _ slot: UInt32, _ ascending: Bool) {
    u8(UInt8(sort.rawValue))
    u32(slot)
    bool(ascending)
  }

  fileprivate mutating func sort(_ sort: cx_sort, _ orders: [Sort.SlotOrder]) {
    u8(UInt8(sort.rawValue))
    u32(UInt32(orders.count))
    for order in orders {
      u32(order.slot)
      bool(order.ascending)
    }
  }
}
