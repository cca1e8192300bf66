#include "Lists/TopMatches.hpp"

#include <algorithm>

MatchOrder::MatchOrder(const SortRequest &sort, cx_ties ties)
    : sort_(sort), tiesDescend_(ties == CX_TIES_DESCENDING) {
  if (sort.isBySeveralValues()) throw NotForLists();
}

void MatchOrder::prepare(const Ground &ground, size_t matches) {
  if (isByRelevanceAlone()) return;
  // Where weights come first, few are equal as a rule.
  values_ = std::make_shared<SlotValues>(
      ground, sort_.slot, isByRelevanceFirst() ? 1 : matches);
}

bool MatchOrder::isBefore(const Match &one, const Match &other) const {
  if (isByRelevanceFirst() && one.weight != other.weight) return one.weight > other.weight;
  if (values_) {
    const int compared = values_->compare(one.document, other.document);
    if (compared != 0) return (compared < 0) == sort_.isAscending;
  }
  if (sort_.code == CX_SORT_VALUE_THEN_RELEVANCE && one.weight != other.weight) {
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
