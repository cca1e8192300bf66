#include "TopMatches.hpp"

#include <algorithm>

MatchOrder::MatchOrder(PacketReader &packet) : code_(cx_sort(packet.u8())) {
  switch (code_) {
    case CX_SORT_RELEVANCE: return;
    case CX_SORT_RELEVANCE_THEN_VALUE:
    case CX_SORT_VALUE:
    case CX_SORT_VALUE_THEN_RELEVANCE:
      slot_ = packet.u32();
      isAscending_ = packet.u8() != 0;
      return;
    default: throw NotForLists();
  }
}

void MatchOrder::readTies(PacketReader &packet) {
  const uint8_t code = packet.u8();
  if (code > CX_TIES_ANY) throw NotForLists();
  tiesDescend_ = code == CX_TIES_DESCENDING;
}

void MatchOrder::prepare(const Ground &ground, size_t matches) {
  if (code_ == CX_SORT_RELEVANCE) return;
  // Where weights come first, few are equal as a rule.
  values_ = std::make_shared<SlotValues>(
      ground, slot_, code_ == CX_SORT_RELEVANCE_THEN_VALUE ? 1 : matches);
}

bool MatchOrder::isBefore(const Match &one, const Match &other) const {
  if (isByRelevanceFirst() && one.weight != other.weight) return one.weight > other.weight;
  if (values_) {
    const int compared = values_->compare(one.document, other.document);
    if (compared != 0) return (compared < 0) == isAscending_;
  }
  if (code_ == CX_SORT_VALUE_THEN_RELEVANCE && one.weight != other.weight) {
    return one.weight > other.weight;
  }
  return tiesDescend_ ? one.document > other.document : one.document < other.document;
}

void TopMatches::take(const Match &match) {
  const auto isBefore = [&](const Match &one, const Match &other) {
    return order_.isBefore(one, other);
  };
  if (best_.size() < room_) {
    best_.push_back(match);
    if (best_.size() == room_) std::make_heap(best_.begin(), best_.end(), isBefore);
    return;
  }
  if (!isBefore(match, best_.front())) return;
  std::pop_heap(best_.begin(), best_.end(), isBefore);
  best_.back() = match;
  std::push_heap(best_.begin(), best_.end(), isBefore);
}

std::vector<Match> TopMatches::page(size_t offset) {
  std::sort(best_.begin(), best_.end(), [&](const Match &one, const Match &other) {
    return order_.isBefore(one, other);
  });
  if (offset >= best_.size()) return {};
  return {best_.begin() + ptrdiff_t(offset), best_.end()};
}
