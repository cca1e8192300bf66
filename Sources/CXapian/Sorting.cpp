#include "Sorting.hpp"

namespace {

/// Every document has the same, empty key.
///
/// When all matches are counted (“check at least”), sorting by relevance alone pushes every match
/// through a heap. Sorting by relevance *and then key* compares each match with the worst of the
/// page first and drops it there: the same order, and 2 to 3 times faster.
struct SameKey final : Xapian::KeyMaker {
  std::string operator()(const Xapian::Document &) const override { return {}; }
};

std::unique_ptr<Xapian::KeyMaker> readKeys(PacketReader &packet) {
  auto keys = std::make_unique<Xapian::MultiValueKeyMaker>();
  for (uint32_t count = packet.u32(); count > 0; --count) {
    const uint32_t slot = packet.u32();
    keys->add_value(slot, packet.u8() == 0);
  }
  return keys;
}

}  // namespace

Sorting::Sorting(PacketReader &packet) : code_(packet.u8()) {
  switch (code_) {
    case CX_SORT_RELEVANCE: return;
    case CX_SORT_RELEVANCE_THEN_VALUE:
    case CX_SORT_VALUE:
    case CX_SORT_VALUE_THEN_RELEVANCE:
      slot_ = packet.u32();
      ascending_ = packet.u8() != 0;
      return;
    case CX_SORT_VALUES:
    case CX_SORT_RELEVANCE_THEN_VALUES:
    case CX_SORT_VALUES_THEN_RELEVANCE: keys_ = readKeys(packet); return;
    default: throw Xapian::InvalidArgumentError("Unknown order");
  }
}

void Sorting::set(Xapian::Enquire &enquire, bool early) {
  switch (code_) {
    case CX_SORT_RELEVANCE:
      if (!early) return enquire.set_sort_by_relevance();
      keys_ = std::make_unique<SameKey>();
      return enquire.set_sort_by_relevance_then_key(keys_.get(), false);
    case CX_SORT_RELEVANCE_THEN_VALUE:
      return enquire.set_sort_by_relevance_then_value(slot_, !ascending_);
    case CX_SORT_VALUE: return enquire.set_sort_by_value(slot_, !ascending_);
    case CX_SORT_VALUE_THEN_RELEVANCE:
      return enquire.set_sort_by_value_then_relevance(slot_, !ascending_);
    case CX_SORT_VALUES: return enquire.set_sort_by_key(keys_.get(), false);
    case CX_SORT_RELEVANCE_THEN_VALUES:
      return enquire.set_sort_by_relevance_then_key(keys_.get(), false);
    case CX_SORT_VALUES_THEN_RELEVANCE:
      return enquire.set_sort_by_key_then_relevance(keys_.get(), false);
  }
}
