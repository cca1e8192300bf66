#include "Asking/Sorting.hpp"

namespace {

/// Every document has the same, empty key.
///
/// When all matches are counted (“check at least”), sorting by relevance alone pushes every match
/// through a heap. Sorting by relevance *and then key* compares each match with the worst of the
/// page first and drops it there: the same order, and 2 to 3 times faster.
struct SameKey final : Xapian::KeyMaker {
  std::string operator()(const Xapian::Document &) const override { return {}; }
};

std::unique_ptr<Xapian::KeyMaker> keysOf(const SortRequest &request) {
  auto keys = std::make_unique<Xapian::MultiValueKeyMaker>();
  for (const auto &[slot, isAscending] : request.keys) keys->add_value(slot, !isAscending);
  return keys;
}

}  // namespace

Sorting::Sorting(const SortRequest &request) : request_(request) {
  if (request.isBySeveralValues()) keys_ = keysOf(request);
}

void Sorting::set(Xapian::Enquire &enquire, bool early) {
  const Xapian::valueno slot = request_.slot;
  const bool isDescending = !request_.isAscending;
  switch (request_.code) {
    case CX_SORT_RELEVANCE:
      if (!early) return enquire.set_sort_by_relevance();
      keys_ = std::make_unique<SameKey>();
      return enquire.set_sort_by_relevance_then_key(keys_.get(), false);
    case CX_SORT_RELEVANCE_THEN_VALUE:
      return enquire.set_sort_by_relevance_then_value(slot, isDescending);
    case CX_SORT_VALUE: return enquire.set_sort_by_value(slot, isDescending);
    case CX_SORT_VALUE_THEN_RELEVANCE:
      return enquire.set_sort_by_value_then_relevance(slot, isDescending);
    case CX_SORT_VALUES: return enquire.set_sort_by_key(keys_.get(), false);
    case CX_SORT_RELEVANCE_THEN_VALUES:
      return enquire.set_sort_by_relevance_then_key(keys_.get(), false);
    case CX_SORT_VALUES_THEN_RELEVANCE:
      return enquire.set_sort_by_key_then_relevance(keys_.get(), false);
  }
}
