#include "Asking/Question.hpp"

namespace {

Page readPage(PacketReader &packet) {
  const uint32_t offset = packet.u32(), limit = packet.u32();
  return {offset, limit, packet.u32()};
}

SortRequest readSort(PacketReader &packet) {
  SortRequest sort;
  const uint8_t code = packet.u8();
  if (code > CX_SORT_VALUES_THEN_RELEVANCE) throw Xapian::InvalidArgumentError("Unknown order");
  sort.code = cx_sort(code);
  if (sort.isBySeveralValues()) {
    for (uint32_t count = packet.u32(); count > 0; --count) {
      const uint32_t slot = packet.u32();
      sort.keys.emplace_back(slot, packet.u8() != 0);
    }
  } else if (!sort.isByRelevanceAlone()) {
    sort.slot = packet.u32();
    sort.isAscending = packet.u8() != 0;
  }
  return sort;
}

cx_ties readTies(PacketReader &packet) {
  const uint8_t code = packet.u8();
  if (code > CX_TIES_ANY) throw Xapian::InvalidArgumentError("Unknown order of ties");
  return cx_ties(code);
}

MatchLimits readLimits(PacketReader &packet) {
  const double seconds = packet.f64(), leastWeight = packet.f64();
  return {seconds, leastWeight, packet.u8()};
}

CollapseRequest readCollapse(PacketReader &packet) {
  const bool isWanted = packet.u8() != 0;
  const uint32_t slot = packet.u32();
  return {isWanted, slot, packet.u32()};
}

std::vector<CountRequest> readCounts(PacketReader &packet) {
  std::vector<CountRequest> counts;
  for (uint32_t count = packet.u32(); count > 0; --count) {
    const uint8_t kind = packet.u8();
    if (kind != CX_SPY_VALUES && kind != CX_SPY_NUMBERS) {
      throw Xapian::InvalidArgumentError("Unknown match spy");
    }
    counts.push_back({cx_spy(kind), packet.u32()});
  }
  return counts;
}

Fetch readFetch(PacketReader &packet) {
  Fetch fetch;
  fetch.parts = packet.u8();
  for (uint32_t count = packet.u32(); count > 0; --count) fetch.slots.push_back(packet.u32());
  return fetch;
}

}  // namespace

// In the order of the packet: members are initialized in the order of their declaration.
Question::Question(PacketReader &packet)
    : page(readPage(packet)),
      sort(readSort(packet)),
      ties(readTies(packet)),
      mayRejectEarly(packet.u8() != 0),
      limits(readLimits(packet)),
      collapse(readCollapse(packet)),
      counts(readCounts(packet)),
      fetch(readFetch(packet)) {}
